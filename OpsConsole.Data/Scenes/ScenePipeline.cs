using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Editing;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Users;

namespace OpsConsole.Data.Scenes;

/// <summary>About thirty opportunities made of the scene's leads, each brought to where it stands through the use cases, at its own times.</summary>
internal sealed class ScenePipeline(OpsDbs dbs, IReadOnlyDictionary<string, Actor> people, SceneClock clock)
{
    private static readonly (OpportunityStage Stage, int Count)[] shape =
    [
        (OpportunityStage.New, 7), (OpportunityStage.Contacted, 6), (OpportunityStage.Qualified, 5), (OpportunityStage.Proposal, 4), (OpportunityStage.Negotiation, 3), (OpportunityStage.Closed, 7),
    ];

    private static readonly (OpportunityOutcome Outcome, CloseReason Reason, string? Words)[] ends =
    [
        (OpportunityOutcome.Won, CloseReason.PriceAgreed, "Signed at the kitchen table."), (OpportunityOutcome.Lost, CloseReason.PriceTooFar, "Forty thousand apart, and no way to meet."),
        (OpportunityOutcome.Won, CloseReason.FastClosing, null), (OpportunityOutcome.Lost, CloseReason.OwnerKeepsIt, "Her son moves in."), (OpportunityOutcome.Lost, CloseReason.SoldToSomebodyElse, null),
        (OpportunityOutcome.Won, CloseReason.GoodRelation, null), (OpportunityOutcome.Lost, CloseReason.TitleProblem, "Two liens from 2011; ask again in spring."),
    ];

    private static readonly string[] calls = ["Wants to hear a number by Friday.", "The tenant leaves at the end of the month.", "Her sister decides with her; call both.", "Roof and heating are from 2015."];

    private readonly Actor maria = people[DemoPeople.Maria.Email];
    private readonly Actor jonas = people[DemoPeople.Jonas.Email];
    private readonly Actor sam = people["staff@demo.test"];

    public async Task WorkAsync(DateTime now, CancellationToken ct)
    {
        List<(long Id, DateTime At)> leads;
        await using (var db = dbs.Open(maria))
            leads = [.. (await db.Leads.Where(lead => lead.Status != LeadStatus.Rejected && lead.DuplicateOfLeadId == null && lead.AskingPriceCents > 5_000_000).OrderBy(lead => lead.SubmittedAtUtc).ThenBy(lead => lead.Id)
                .Take(shape.Sum(part => part.Count) * 3).Select(lead => new { lead.Id, lead.SubmittedAtUtc }).ToListAsync(ct)).Where((_, place) => place % 3 == 0).Select(lead => (lead.Id, lead.SubmittedAtUtc))];

        // The least advanced came in last; so the board tells of things that happened a moment ago, too.
        var (n, last) = (0, 0L);
        foreach (var (stage, count) in shape.Reverse())
            for (var one = 0; one < count && n < leads.Count; one++, n++)
                last = await BringAsync(leads[n].Id, stage, n, leads[n].At.AddHours(2), now, ct);
        clock.NowUtc = now.AddMinutes(-2);
        await new DeleteOpportunity(dbs, clock).RunAsync(await RefAsync(last, ct), "The house burned down; nothing left to buy.", maria, ct);
        clock.NowUtc = now;
    }

    /// <returns>The opportunity.</returns>
    private async Task<long> BringAsync(long leadId, OpportunityStage stage, int n, DateTime from, DateTime now, CancellationToken ct)
    {
        var owner = (n % 3) switch { 0 => maria, 1 => sam, _ => jonas };
        var open = stage == OpportunityStage.Closed ? ends[n % ends.Length].Outcome == OpportunityOutcome.Won ? OpportunityStage.Negotiation : OpportunityStage.Proposal : stage;
        var steps = Enum.GetValues<OpportunityStage>().Where(step => step != OpportunityStage.New && step <= open).ToList();
        var pause = (now.AddMinutes(-3 - n) - from) / (steps.Count + 2);

        clock.NowUtc = from;
        var id = (await new ConvertLead(dbs, clock).RunAsync(leadId, owner, ct)).Value.OpportunityId;
        var facts = new EditOpportunity(dbs);
        await facts.RunAsync(await RefAsync(id, ct), nameof(Opportunity.ExpectedCloseOn), DateOnly.FromDateTime(now).AddDays(n * 7 % 43 - 3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), owner, ct);
        foreach (var step in steps)
        {
            clock.NowUtc += pause;
            if (step == OpportunityStage.Contacted)
                await new LogContact(dbs).RunAsync(id, new(n % 4 == 3 ? CallOutcome.LeftMessage : CallOutcome.Reached, n % 4 == 3 ? null : calls[n % calls.Length]), owner, ct);
            await new MoveOpportunity(dbs, clock).RunAsync(await RefAsync(id, ct), step, owner, ct);
        }

        if (stage >= OpportunityStage.Qualified && n % 2 == 0)
            await facts.RunAsync(await RefAsync(id, ct), nameof(Opportunity.Probability), $"{35 + n % 5 * 10}", owner, ct);
        clock.NowUtc += pause;
        if (stage == OpportunityStage.Closed)
            await new CloseOpportunity(dbs, clock).RunAsync(await RefAsync(id, ct), ends[n % ends.Length].Outcome, ends[n % ends.Length].Reason, ends[n % ends.Length].Words, owner, ct);
        else if (n % 3 == 0)
            await TalkAsync(id, n, owner, now, ct);
        return id;
    }

    private async Task TalkAsync(long id, int n, Actor owner, DateTime now, CancellationToken ct)
    {
        await new AddOpportunityNote(dbs, new PeopleQuery(dbs), clock).RunAsync(id, $"@{jonas.Name} can you look at the repairs before we name a price? I think of 38,000.", owner, ct);
        await new AddTask(dbs, clock).RunAsync(new("Send the owner our offer in writing", DateOnly.FromDateTime(now).AddDays(n % 4), owner.UserId, OpportunityId: id), owner, ct);
    }

    private async Task<OpportunityRef> RefAsync(long id, CancellationToken ct)
    {
        await using var db = dbs.Open(maria);
        return new(id, await db.Opportunities.Where(row => row.Id == id).Select(row => row.Version).FirstAsync(ct));
    }
}
