using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Partners;

/// <summary>
/// Ends offers that nobody answered within their term and offers each lead to the next partner, in the same save. An offer whose lead lies in
/// the trash waits there with it, so that a lead that is restored always has a partner or goes to the next. Of a partner who answers in the last moment and this job, the quicker wins.
/// </summary>
public sealed class MoveOnOffers(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>How many offers ended.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long ended = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var (now, term) = (clock.GetUtcNow().UtcDateTime, TimeSpan.FromHours(await settings.GetAsync(tenantId, SettingCatalog.OfferHours, ct)));
            ended += await new Sweep<LeadHandover>(dbs, tenantId, db => OverAt(db, now), (db, offers, stop) => EndAsync(db, offers, now, term, stop)).RunAsync(ct);
        }

        return ended;
    }

    private static IQueryable<LeadHandover> OverAt(OpsDb db, DateTime now) => db.LeadHandovers
        .Where(offer => offer.State == HandoverState.Offered && offer.TermEndsAtUtc <= now && db.Leads.Any(lead => lead.Id == offer.LeadId))
        .OrderBy(offer => offer.TermEndsAtUtc).ThenBy(offer => offer.Id);

    private static async Task EndAsync(OpsDb db, IReadOnlyList<LeadHandover> offers, DateTime now, TimeSpan term, CancellationToken ct)
    {
        var rotation = Actor.System(db.TenantId, "Rotation");
        var ids = offers.Select(offer => offer.LeadId).ToList();
        var leads = await db.Leads.Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
        var handing = await HandingOut.BeginAsync(db, rotation, now, term, ids, ct);
        foreach (var offer in offers)
            End(db, offer, leads, rotation, now);
        // One open offer a lead: the old ones have to end before the next begin.
        await db.SaveChangesAsync(ct);
        foreach (var lead in offers.Select(offer => leads.GetValueOrDefault(offer.LeadId)).OfType<Lead>())
            handing.Offer(lead);
    }

    private static void End(OpsDb db, LeadHandover offer, Dictionary<long, Lead> leads, Actor rotation, DateTime now)
    {
        // Put into the trash between the two questions: its turn comes when it is restored.
        if (!leads.TryGetValue(offer.LeadId, out var lead))
            return;
        if (offer.TimeOut(now) is { } refusal)
            throw new InvalidOperationException(refusal.Message);
        db.SignalOffers(offer.PartnerId, offer.PartnerUserId);
        db.Record(rotation, "lead.offer-lapsed", lead, new { From = offer.PartnerUserId, FromName = offer.PartnerName });
    }
}
