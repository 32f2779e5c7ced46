using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Settings;

namespace OpsConsole.Data.Scenes;

/// <summary>Three partners, and what came of the leads that ran out last: offered, accepted, declined. Through the use cases.</summary>
internal sealed class ScenePartners(OpsDbs dbs, TenantSettings settings, IReadOnlyDictionary<string, Actor> people, SceneClock clock)
{
    private readonly Actor maria = people[DemoPeople.Maria.Email];
    private readonly Actor ada = people["admin@demo.test"];
    private readonly Actor delia = people[DemoPeople.Delia.Email];

    public async Task WorkAsync(DateTime now, CancellationToken ct)
    {
        clock.NowUtc = now.AddDays(-20);
        await AddAsync(DemoPeople.Delia, new() { Name = "Ross & Daughters", Weight = 2, States = "CA" }, ct);
        await AddAsync(DemoPeople.Otto, new() { Name = "Lang Rehab", WeeklyCapacity = 3, CenterName = "Sacramento", CenterLatitude = 38.58, CenterLongitude = -121.49, RadiusMiles = 15 }, ct);
        var paused = await AddAsync(DemoPeople.Grace, new() { Name = "Whitlock Land Co", Zips = "95693, 95632", LeastStars = 3 }, ct);
        await new PausePartner(dbs).RunAsync(paused, ada, ct);

        List<long> expired;
        await using (var db = dbs.Open(maria))
            expired = await db.Leads.Where(lead => lead.Status == LeadStatus.Expired).OrderByDescending(lead => lead.StatusChangedAtUtc).ThenBy(lead => lead.Id).Take(9).Select(lead => lead.Id).ToListAsync(ct);
        for (var n = 0; n < expired.Count; n++)
        {
            clock.NowUtc = now.AddHours(-14 + n);
            await new OfferLead(dbs, settings, clock).RunAsync(expired[n], maria, ct);
            if (n < 5)
                await AnswerAsync(expired[n], n, ct);
        }

        clock.NowUtc = now;
    }

    private async Task<PartnerRef> AddAsync(DemoPerson person, PartnerInput rules, CancellationToken ct) =>
        (await new AddPartner(dbs).RunAsync(people[person.Email].UserId!.Value, rules, ada, ct)).Value;

    private async Task AnswerAsync(long leadId, int n, CancellationToken ct)
    {
        clock.NowUtc = clock.NowUtc.AddMinutes(25);
        await using var db = dbs.Open(maria);
        var offer = await db.LeadHandovers.AsNoTracking().FirstOrDefaultAsync(row => row.LeadId == leadId && row.State == HandoverState.Offered, ct);
        if (offer is null)
            return;
        var partner = people.Values.First(person => person.UserId == offer.PartnerUserId);
        if (n == 1 && partner == delia)
            await new DeclineOffer(dbs, settings, clock).RunAsync(new(offer.Id, offer.Version), "The street floods; we stay out of it.", partner, ct);
        else
            await new AcceptOffer(dbs, clock).RunAsync(new(offer.Id, offer.Version), partner, ct);
    }
}
