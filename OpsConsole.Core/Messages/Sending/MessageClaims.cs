using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Live;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Messages.Sending;

/// <summary>
/// Who sends what: each claim is one update that names the state it expects and counts the rows it changed, before a single byte leaves. A
/// claim that nobody settles in time is in doubt, for nobody knows how far it got; it never goes back to those that wait (decision 0141).
/// </summary>
public sealed class MessageClaims(OpsDbs dbs, MessagePace pace, TimeProvider clock, MachineClock machine)
{
    /// <summary>How long a claim holds without a sign of life. More than a mail takes at most; see <see cref="SendMessages.MailLimit"/>.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(3);

    private const int LookedAt = 64;
    private const int Rounds = 6;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateTime ClaimNow => machine.Clock.GetUtcNow().UtcDateTime;

    /// <summary>Tenants with messages that may be sent now, and whether there is only one tenant at all.</summary>
    public async Task<(IReadOnlyList<long> Waiting, bool IsOnlyTenant)> TenantsWaitingAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var now = Now;
        var waiting = await db.Tenants.IgnoreQueryFilters([OpsDb.TenantFilter])
            .Where(tenant => db.OutgoingMessages.Any(row => row.TenantId == tenant.Id && row.State == MessageState.Waiting && row.NextTryAtUtc <= now))
            .OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).ToListAsync(ct);
        return (waiting, waiting.Count == 1 && await db.Tenants.OrderBy(tenant => tenant.Id).Take(2).CountAsync(ct) == 1);
    }

    /// <summary>Takes up to so many of a tenant's messages, the most pressing first, as far as the pace of their domains allows.</summary>
    public async Task<IReadOnlyList<MessageClaim>> ClaimAsync(long tenantId, int most, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var ids = await ChosenAsync(db, most, ct);
        if (ids.Count == 0)
            return [];
        var (now, until, token) = (Now, ClaimNow + Length, Guid.NewGuid().ToString("N"));
        var claims = new List<MessageClaim>();
        await db.InTransactionAsync(async () =>
        {
            foreach (var id in ids)
                await db.OutgoingMessages.Where(row => row.Id == id && row.State == MessageState.Waiting && row.NextTryAtUtc <= now)
                    .ExecuteUpdateAsync(set => set
                        .SetProperty(row => row.State, MessageState.Sending)
                        .SetProperty(row => row.ClaimToken, token)
                        .SetProperty(row => row.ClaimUntilUtc, until)
                        .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                        .SetProperty(row => row.StartedAtUtc, now)
                        .SetProperty(row => row.UpdatedAtUtc, now), ct);
            var taken = await db.OutgoingMessages.AsNoTracking().Where(row => row.State == MessageState.Sending && row.ClaimToken == token)
                .OrderBy(row => row.Priority).ThenBy(row => row.Id).ToListAsync(ct);
            claims.AddRange(taken.Select(row => new MessageClaim(row, token)));
        }, ct);
        return claims;
    }

    /// <summary>A sign of life for what was claimed together.</summary>
    public async Task ExtendAsync(long tenantId, string token, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var until = ClaimNow + Length;
        await db.OutgoingMessages.Where(row => row.State == MessageState.Sending && row.ClaimToken == token)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimUntilUtc, until), ct);
    }

    /// <summary>Those whose node fell silent while it sent them.</summary>
    /// <returns>How many are in doubt now that were not.</returns>
    public async Task<int> DoubtSilentAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var (now, claimNow) = (Now, ClaimNow);
        var silent = await db.OutgoingMessages.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking()
            .Where(row => row.State == MessageState.Sending && row.ClaimUntilUtc < claimNow)
            .OrderBy(row => row.Id).Take(LookedAt).Select(row => new { row.Id, row.TenantId, row.ClaimToken }).ToListAsync(ct);
        var doubted = 0;
        foreach (var row in silent)
            doubted += await db.OutgoingMessages.IgnoreQueryFilters([OpsDb.TenantFilter])
                .Where(one => one.Id == row.Id && one.State == MessageState.Sending && one.ClaimToken == row.ClaimToken && one.ClaimUntilUtc < claimNow)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(one => one.State, MessageState.InDoubt)
                    .SetProperty(one => one.Error, "The node that was sending it fell silent. It may have left or not.")
                    .SetProperty(one => one.UpdatedAtUtc, now), ct);
        foreach (var tenant in silent.Select(row => row.TenantId).Distinct())
            db.Signal(Topic.Room(tenant, OutgoingMessage.TopicKind), tenant);
        if (silent.Count > 0)
            await db.SaveChangesAsync(ct);
        return doubted;
    }

    private async Task<List<long>> ChosenAsync(OpsDb db, int most, CancellationToken ct)
    {
        var now = Now;
        var limits = await pace.LimitsAsync(db, now, ct);
        var chosen = new List<long>();
        var full = new List<string>();
        for (var round = 0; round < Rounds && chosen.Count < most; round++)
        {
            var candidates = await db.OutgoingMessages.AsNoTracking()
                .Where(row => row.State == MessageState.Waiting && row.NextTryAtUtc <= now && !full.Contains(row.Domain) && (row.Priority <= limits.LastPriority || row.Channel == MessageChannel.Sms))
                .OrderBy(row => row.Priority).ThenBy(row => row.NextTryAtUtc).ThenBy(row => row.Id)
                // A firm's first days are a matter of mail alone.
                .Select(row => new { row.Id, row.Domain, Priority = row.Channel == MessageChannel.Sms ? 0 : row.Priority }).Take(LookedAt).ToListAsync(ct);
            var held = false;
            foreach (var row in candidates.Where(row => !chosen.Contains(row.Id)))
            {
                if (chosen.Count == most)
                    break;
                if (await limits.TakeAsync(db, row.Domain, row.Priority, ct))
                    chosen.Add(row.Id);
                else if (!full.Contains(row.Domain) && (held = true))
                    full.Add(row.Domain);
            }

            // Others may wait behind those whose domain has had its share.
            if (!held || candidates.Count < LookedAt)
                break;
        }

        return chosen;
    }
}
