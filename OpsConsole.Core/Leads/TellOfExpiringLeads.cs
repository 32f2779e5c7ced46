using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads;

/// <summary>
/// Says of each countdown once that it ends soon; whoever approved the lead and its agent are notified. A countdown that was moved since is
/// another one. The lead itself stays untouched, so nobody who decides about it is disturbed.
/// </summary>
public sealed class TellOfExpiringLeads(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>Of how many leads people were told.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long told = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var until = now.AddHours(await settings.GetAsync(tenantId, SettingCatalog.ExpiringHours, ct));
            told += await new Sweep<Lead>(dbs, tenantId, db => EndingBetween(db, now, until), (db, leads, _) =>
            {
                Tell(db, leads, now);
                return Task.CompletedTask;
            }).RunAsync(ct);
        }

        return told;
    }

    private static IQueryable<Lead> EndingBetween(OpsDb db, DateTime now, DateTime until) => db.Leads
        .Where(lead => lead.Status == LeadStatus.Approved && lead.CountdownExpiresAtUtc > now && lead.CountdownExpiresAtUtc <= until)
        .Where(lead => !db.ExpiryNotices.Any(notice => notice.LeadId == lead.Id && notice.ExpiresAtUtc == lead.CountdownExpiresAtUtc))
        .OrderBy(lead => lead.CountdownExpiresAtUtc).ThenBy(lead => lead.Id);

    private static void Tell(OpsDb db, IReadOnlyList<Lead> leads, DateTime now)
    {
        var system = Actor.System(db.TenantId, "Countdown");
        foreach (var lead in leads)
        {
            var endsAt = lead.CountdownExpiresAtUtc!.Value;
            db.ExpiryNotices.Add(new ExpiryNotice { LeadId = lead.Id, ExpiresAtUtc = endsAt, AtUtc = now });
            db.Record(system, "lead.expiring", lead, new { EndsAtUtc = endsAt });
        }
    }
}
