using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads;

/// <summary>
/// Takes leads whose countdown is over off the marketplace, in every tenant. A lead that somebody changes at the same moment is left as
/// they made it; if it has still run out, the next run takes it.
/// </summary>
public sealed class ExpireLeads(OpsDbs dbs, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <returns>How many leads expired.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        List<long> tenants;
        await using (var db = dbs.OpenAcrossTenants())
            tenants = await db.Tenants.OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).ToListAsync(ct);

        long expired = 0;
        foreach (var tenantId in tenants)
            expired += await ExpireAsync(tenantId, clock.GetUtcNow().UtcDateTime, ct);
        return expired;
    }

    private async Task<long> ExpireAsync(long tenantId, DateTime now, CancellationToken ct)
    {
        long expired = 0;
        var (after, afterId) = (DateTime.MinValue, 0L);
        while (true)
        {
            List<Lead> due;
            await using (var db = dbs.Open(tenantId))
            {
                due = await db.Leads
                    .Where(lead => lead.Status == LeadStatus.Approved && lead.CountdownExpiresAtUtc <= now)
                    .Where(lead => lead.CountdownExpiresAtUtc > after || (lead.CountdownExpiresAtUtc == after && lead.Id > afterId))
                    .OrderBy(lead => lead.CountdownExpiresAtUtc).ThenBy(lead => lead.Id).Take(AtOnce).ToListAsync(ct);
                expired += await TryExpireAsync(db, due, now, ct) ?? await ExpireSinglyAsync(tenantId, due, now, ct);
            }

            if (due.Count < AtOnce)
                return expired;
            (after, afterId) = (due[^1].CountdownExpiresAtUtc!.Value, due[^1].Id);
        }
    }

    private async Task<long> ExpireSinglyAsync(long tenantId, List<Lead> due, DateTime now, CancellationToken ct)
    {
        long expired = 0;
        foreach (var id in due.Select(lead => lead.Id))
        {
            await using var db = dbs.Open(tenantId);
            if (await db.Leads.FirstOrDefaultAsync(lead => lead.Id == id, ct) is { } lead && lead.HasRunOutAt(now))
                expired += await TryExpireAsync(db, [lead], now, ct) ?? 0;
        }

        return expired;
    }

    /// <summary>Null when somebody changed one of them meanwhile; nothing was saved then.</summary>
    private static async Task<long?> TryExpireAsync(OpsDb db, List<Lead> leads, DateTime now, CancellationToken ct)
    {
        var system = Actor.System(db.TenantId, "Countdown");
        foreach (var lead in leads)
        {
            var from = lead.Status;
            if (lead.Expire(now) is { } refusal)
                throw new InvalidOperationException(refusal.Message);
            db.Record(system, "lead.expired", lead, new { from, to = lead.Status });
        }

        try
        {
            await db.SaveChangesAsync(ct);
            return leads.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }
}
