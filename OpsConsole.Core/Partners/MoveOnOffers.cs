using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Partners;

/// <summary>
/// Ends offers that nobody answered within their term and offers each lead to the next partner, in the same save. An offer whose lead lies in
/// the trash is withdrawn. Of a partner who answers in the last moment and this job, the quicker wins.
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
        .Where(offer => offer.State == HandoverState.Offered && offer.TermEndsAtUtc <= now)
        .OrderBy(offer => offer.TermEndsAtUtc).ThenBy(offer => offer.Id);

    private static async Task EndAsync(OpsDb db, IReadOnlyList<LeadHandover> offers, DateTime now, TimeSpan term, CancellationToken ct)
    {
        var rotation = Actor.System(db.TenantId, "Rotation");
        var ids = offers.Select(offer => offer.LeadId).ToList();
        var leads = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
        var handing = await HandingOut.BeginAsync(db, rotation, now, term, ids, ct);
        foreach (var offer in offers)
            End(db, offer, leads[offer.LeadId], rotation, now);
        // One open offer a lead: the old ones have to end before the next begin.
        await db.SaveChangesAsync(ct);
        foreach (var lead in offers.Select(offer => leads[offer.LeadId]).Where(lead => lead.DeletedAtUtc is null))
            handing.Offer(lead);
    }

    private static void End(OpsDb db, LeadHandover offer, Lead lead, Actor rotation, DateTime now)
    {
        if ((lead.DeletedAtUtc is null ? offer.TimeOut(now) : offer.Withdraw(now, "The lead is in the trash.")) is { } refusal)
            throw new InvalidOperationException(refusal.Message);
        db.SignalOffers(offer.PartnerId, offer.PartnerUserId);
        if (lead.DeletedAtUtc is null)
            db.Record(rotation, "lead.offer-lapsed", lead, new { From = offer.PartnerUserId, FromName = offer.PartnerName });
        else
            db.Record(rotation, "lead.offer-withdrawn", lead, new { From = offer.PartnerUserId, FromName = offer.PartnerName, Note = offer.Reason });
    }
}
