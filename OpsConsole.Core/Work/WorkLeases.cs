using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Work;

/// <summary>
/// Every move of an item while nodes run it. Each is one update that names the state it expects and counts the rows it changed, so that
/// of two nodes one wins and the other knows; no lock hints, the same on every database. Nodes take "now" from their own clocks: one
/// that runs ahead takes work over early, which costs time but never a result, because the token decides.
/// </summary>
public sealed partial class WorkLeases(OpsDbs dbs, TimeProvider clock, MachineClock machine)
{
    /// <summary>How long a claim holds without a sign of life.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private const int CandidatesAtOnce = 4;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Leases go by the machine's clock, so that moving the application's takes no work away from who runs it.</summary>
    private DateTime LeaseNow => machine.Clock.GetUtcNow().UtcDateTime;

    /// <summary>Tenants with work that may start now, and whether there is only one tenant at all.</summary>
    public async Task<(IReadOnlyList<long> Waiting, bool IsOnlyTenant)> TenantsWaitingAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var now = Now;
        // Asked per tenant: a seek in the index each, where grouping would walk a long backlog on every look.
        var waiting = await db.Tenants.IgnoreQueryFilters([OpsDb.TenantFilter])
            .Where(tenant => db.WorkItems.Any(item => item.Status == WorkStatus.Waiting && item.TenantId == tenant.Id && item.RunAfterUtc <= now))
            .OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).ToListAsync(ct);
        return (waiting, waiting.Count == 1 && await db.Tenants.OrderBy(tenant => tenant.Id).Take(2).CountAsync(ct) == 1);
    }

    /// <summary>Takes the tenant's next item, or null when there is none or others took it first. The attempt counts from here.</summary>
    public async Task<WorkClaim?> ClaimAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var now = Now;
        var candidates = await db.WorkItems
            .Where(item => item.Status == WorkStatus.Waiting && item.RunAfterUtc <= now)
            .OrderBy(item => item.Priority).ThenBy(item => item.RunAfterUtc).ThenBy(item => item.Id)
            .Select(item => item.Id).Take(CandidatesAtOnce).ToListAsync(ct);
        foreach (var id in candidates)
            if (await TryClaimAsync(db, id, ct) is { } claim)
                return claim;
        return null;
    }

    /// <summary>Takes this very item if it may start now, for somebody who waits for it; null when it may not, or another node has it.</summary>
    public async Task<WorkClaim?> ClaimAsync(long tenantId, long itemId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await TryClaimAsync(db, itemId, ct);
    }

    /// <summary>A sign of life.</summary>
    /// <returns>False when the lease is lost: the run must stop.</returns>
    public async Task<bool> ExtendAsync(WorkClaim claim, CancellationToken ct)
    {
        await using var db = dbs.Open(claim.TenantId);
        var until = LeaseNow + Length;
        return await Held(db, claim).ExecuteUpdateAsync(set => set.SetProperty(item => item.LeaseUntilUtc, until), ct) == 1;
    }

    private async Task<WorkClaim?> TryClaimAsync(OpsDb db, long id, CancellationToken ct)
    {
        var (now, until) = (Now, LeaseNow + Length);
        var token = Guid.NewGuid().ToString("N");
        WorkClaim? claim = null;
        await db.InTransactionAsync(async () =>
        {
            var changed = await db.WorkItems
                .Where(item => item.Id == id && item.Status == WorkStatus.Waiting && item.RunAfterUtc <= now)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(item => item.Status, WorkStatus.Running)
                    .SetProperty(item => item.LeaseToken, token)
                    .SetProperty(item => item.LeaseUntilUtc, until)
                    .SetProperty(item => item.Attempts, item => item.Attempts + 1)
                    .SetProperty(item => item.StartedAtUtc, now)
                    .SetProperty(item => item.UpdatedAtUtc, now), ct);
            if (changed == 0)
                return;
            claim = await db.WorkItems.Where(item => item.Id == id)
                .Select(item => new WorkClaim(item.Id, item.TenantId, item.Kind, item.Payload, token, item.Attempts, item.MaxAttempts, item.ProgressDone) { ByUserId = item.CreatedByUserId })
                .FirstAsync(ct);
            Tell(db, claim);
        }, ct);
        return claim;
    }

    private static IQueryable<WorkItem> Held(OpsDb db, WorkClaim claim) =>
        db.WorkItems.Where(item => item.Id == claim.ItemId && item.Status == WorkStatus.Running && item.LeaseToken == claim.Token);

    private static void Tell(OpsDb db, WorkClaim claim)
    {
        foreach (var signal in LiveSignal.Of(claim.TenantId, WorkItem.Subject, claim.ItemId))
            db.Signal(signal.Topic, claim.ItemId);
        if (claim.ByUserId is { } userId)
            db.Signal(Topic.One(claim.TenantId, WorkItem.OfUser, userId), claim.ItemId);
    }
}
