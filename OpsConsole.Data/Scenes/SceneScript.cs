using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Data.Scenes;

internal sealed record Happening(DateTime AtUtc, Actor Actor, string Action, Lead Lead, object? Particulars);

/// <summary>Who submits which house when, who decides it how, and how it ends.</summary>
internal sealed class SceneScript(long tenantId, IReadOnlyDictionary<string, Actor> people, DateTime now)
{
    private static readonly TimeSpan countdown = TimeSpan.FromHours(72);
    private static readonly string[] buyers = ["Omar Haddad", "Blue Door Homes", "Nguyen & Sons", "Prairie Capital"];
    private static readonly string[] questions = ["Is the owner living in the house?", "When was the roof last done?", "Is there a tenant, and until when?", "Can the owner show the title?"];
    private static readonly string[] answers = ["Yes, until the end of the month.", "The owner says 2019; I asked for the invoice.", "No tenant, the house is empty."];

    private readonly SceneHouses houses = new(seed: 20260521);
    private readonly List<Lead> leads = [];
    private readonly List<Happening> happenings = [];

    public IReadOnlyList<Lead> Leads => leads;

    public IReadOnlyList<Happening> Happenings => happenings;

    public Actor Ana => people[DemoPeople.Ana.Email];

    private Actor Manager => houses.Random.Next(3) == 0 ? people[DemoPeople.Jonas.Email] : people[DemoPeople.Maria.Email];

    public void Write()
    {
        for (var n = 0; n < 64; n++)
            Pending(n);
        for (var n = 0; n < 96; n++)
            Approved(n);
        for (var n = 0; n < 42; n++)
            Rejected();
        for (var n = 0; n < 40; n++)
            Expired();
        for (var n = 0; n < 55; n++)
            Sold();
    }

    /// <summary>Call when the originals have their ids.</summary>
    public IEnumerable<(Lead Original, Lead Copy)> Copies()
    {
        foreach (var original in leads.Where(lead => lead.Status is LeadStatus.Pending or LeadStatus.Approved).Take(70).Where((_, place) => place % 23 == 3))
            yield return (original, new Lead
            {
                TenantId = tenantId,
                Street = original.Street,
                City = original.City,
                State = original.State,
                Zip = original.Zip,
                AddressKey = original.AddressKey,
                DoorKey = original.DoorKey,
                OwnerName = "Another contact",
                OwnerPhone = "+19165550199",
                PropertyType = original.PropertyType,
                Beds = original.Beds,
                Baths = original.Baths,
                AreaSqFt = original.AreaSqFt,
                Motivation = Motivation.Medium,
                AskingPriceCents = original.AskingPriceCents,
                Score = 41,
                Doubts = original.Doubts | LeadDoubts.DuplicateAddress,
                DuplicateOfLeadId = original.Id,
                Source = "Agent portal",
                SubmittedByUserId = Ana.UserId,
                SubmittedByName = Ana.Name,
                SubmittedAtUtc = now.AddMinutes(-35),
            });
    }

    private void Pending(int n)
    {
        var lead = Submitted(now - TimeSpan.FromMinutes(4 + n * 31));
        // Somebody enters houses of several owners under one number and an address that nobody keeps.
        if (n is 5 or 7 or 16)
            (lead.OwnerPhone, lead.OwnerEmail) = ("+19165550177", $"seller{n}@mailinator.com");
        if (n % 9 == 4)
            Ask(lead, now - TimeSpan.FromMinutes(3 + n * 11), answered: false);
        else if (n % 13 == 6)
            Ask(lead, now - TimeSpan.FromMinutes(3 + n * 11), answered: true);
    }

    /// <summary>From nearly three days left down to minutes: the first few are about to run out.</summary>
    private void Approved(int n)
    {
        var left = n switch
        {
            0 => TimeSpan.FromMinutes(7),
            1 => TimeSpan.FromMinutes(41),
            2 => TimeSpan.FromHours(2),
            < 9 => TimeSpan.FromHours(3 + n),
            _ => TimeSpan.FromHours(12 + (n - 9) * 0.68),
        };
        var at = now - countdown + left;
        var lead = Submitted(at - TimeSpan.FromHours(1 + houses.Random.Next(30)));
        Approve(lead, at);
        if (n is 1 or 5)
            Hold(lead, now - TimeSpan.FromMinutes(20 + n), n == 1 ? 24 : 72);
    }

    private void Hold(Lead lead, DateTime at, int hours)
    {
        var buyer = houses.Pick(buyers);
        Must(lead.Hold(buyer, at.AddHours(hours), at));
        Happened(at, Manager, "lead.held", lead, LeadStatus.Approved, new { Buyer = buyer, UntilUtc = lead.HeldUntilUtc });
    }

    private void Rejected()
    {
        var at = now - TimeSpan.FromHours(2 + houses.Random.Next(150));
        var lead = Submitted(at - TimeSpan.FromHours(1 + houses.Random.Next(20)));
        var manager = Manager;
        var reason = houses.Pick(RejectReasons.OfPeople.Except([RejectReason.Other]).ToList());
        Must(lead.Reject(manager, at, reason, null));
        Happened(at, manager, "lead.rejected", lead, LeadStatus.Pending, new { Reason = reason });
    }

    private void Expired()
    {
        var ranOutAt = now - TimeSpan.FromHours(1 + houses.Random.Next(90));
        var lead = Submitted(ranOutAt - countdown - TimeSpan.FromHours(3 + houses.Random.Next(20)));
        Approve(lead, ranOutAt - countdown);
        Must(lead.Expire(ranOutAt));
        Happened(ranOutAt, Actor.System(tenantId, "Countdown"), "lead.expired", lead, LeadStatus.Approved, null);
    }

    private void Sold()
    {
        var at = now - TimeSpan.FromHours(1 + houses.Random.Next(160));
        var approvedAt = at - TimeSpan.FromHours(1 + houses.Random.Next(60));
        var lead = Submitted(approvedAt - TimeSpan.FromHours(1 + houses.Random.Next(24)));
        Approve(lead, approvedAt);
        var buyer = houses.Pick(buyers);
        Must(lead.Sell(buyer, 5_000, at));
        Happened(at, Actor.System(tenantId, buyer), "lead.sold", lead, LeadStatus.Approved, new { PriceCents = 5_000 });
    }

    private Lead Submitted(DateTime at)
    {
        var agent = people[houses.Random.Next(3) == 0 ? DemoPeople.Bea.Email : DemoPeople.Ana.Email];
        var isImport = houses.Random.Next(3) == 0;
        var lead = houses.Next(tenantId, isImport ? "County list May" : "Agent portal", isImport ? "Sam Okafor" : agent.Name, isImport ? null : agent.UserId, at);
        leads.Add(lead);
        happenings.Add(new(at, isImport ? Actor.System(tenantId, "Sam Okafor") : agent, isImport ? "lead.imported" : "lead.submitted", lead, null));
        return lead;
    }

    private void Approve(Lead lead, DateTime at)
    {
        var manager = Manager;
        Must(lead.Approve(manager, at, countdown));
        Happened(at, manager, "lead.approved", lead, LeadStatus.Pending, new { CountdownHours = countdown.TotalHours });
    }

    private void Ask(Lead lead, DateTime at, bool answered)
    {
        var (manager, question) = (Manager, houses.Pick(questions));
        Must(lead.Ask(manager, at, question));
        Happened(at, manager, "lead.questioned", lead, LeadStatus.Pending, new { Question = question });
        if (!answered)
            return;
        var answer = houses.Pick(answers);
        Must(lead.GiveAnswer(at.AddMinutes(2), answer));
        Happened(at.AddMinutes(2), Actor.System(tenantId, lead.SubmittedByName), "lead.answered", lead, LeadStatus.Pending, new { Answer = answer });
    }

    private void Happened(DateTime at, Actor actor, string action, Lead lead, LeadStatus from, object? details) =>
        happenings.Add(new(at, actor, action, lead, new { From = from, To = lead.Status, Details = details }));

    private static void Must(Error? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"The scene asks for what the rules refuse: {refusal.Message}");
    }
}
