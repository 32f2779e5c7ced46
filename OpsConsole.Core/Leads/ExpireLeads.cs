using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads;

/// <summary>
/// Takes leads whose countdown is over off the marketplace, in every tenant, and offers each to the next partner in the same save. A lead that
/// somebody changes at the same moment is left as they made it; if it has still run out, the next run takes it.
/// </summary>
public sealed class ExpireLeads(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>How many leads expired.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long expired = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
            expired += await (await SweepAsync(tenantId, ct)).RunAsync(ct);
        return expired;
    }

    /// <summary>Expires one lead whose countdown is over, without waiting for the next run.</summary>
    internal async Task ExpireAsync(long tenantId, long leadId, CancellationToken ct) => await (await SweepAsync(tenantId, ct)).ChangeAsync(leadId, ct);

    private async Task<Sweep<Lead>> SweepAsync(long tenantId, CancellationToken ct)
    {
        var (now, term) = (clock.GetUtcNow().UtcDateTime, TimeSpan.FromHours(await settings.GetAsync(tenantId, SettingCatalog.OfferHours, ct)));
        return new Sweep<Lead>(dbs, tenantId, db => DueAt(db, now), (db, leads, stop) => ExpireAsync(db, leads, now, term, stop));
    }

    private static IQueryable<Lead> DueAt(OpsDb db, DateTime now) => db.Leads
        .Where(lead => lead.Status == LeadStatus.Approved && lead.CountdownExpiresAtUtc <= now && (lead.HeldUntilUtc == null || lead.HeldUntilUtc <= now))
        .OrderBy(lead => lead.CountdownExpiresAtUtc).ThenBy(lead => lead.Id);

    private static async Task ExpireAsync(OpsDb db, IReadOnlyList<Lead> leads, DateTime now, TimeSpan term, CancellationToken ct)
    {
        var (countdown, rotation) = (Actor.System(db.TenantId, "Countdown"), Actor.System(db.TenantId, "Rotation"));
        var handing = await HandingOut.BeginAsync(db, rotation, now, term, [.. leads.Select(lead => lead.Id)], ct);
        foreach (var lead in leads)
        {
            var from = lead.Status;
            if (lead.Expire(now) is { } refusal)
                throw new InvalidOperationException(refusal.Message);
            db.Record(countdown, "lead.expired", lead, new { from, to = lead.Status });
            handing.Offer(lead);
        }
    }
}
