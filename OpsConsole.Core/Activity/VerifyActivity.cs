using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity;

/// <summary>
/// Proves of every tenant that no activity was changed, removed, moved or slipped in. For the operator's verb; people of a tenant ask for
/// theirs with <see cref="Checking.AskForActivityCheck"/>.
/// </summary>
public sealed class VerifyActivity(OpsDbs dbs, TimeProvider clock)
{
    /// <param name="noted">Heads that an earlier run gave; they show what was cut off at the end, or chained anew throughout.</param>
    public async Task<ActivityVerification> RunAsync(IReadOnlyList<ChainHead> noted, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var tenants = await db.Tenants.OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).ToListAsync(ct);
        var proof = new ChainProof(dbs, clock);
        var chains = new List<TenantChain>();
        foreach (var tenantId in tenants.Union(noted.Select(head => head.TenantId)))
            chains.Add(await proof.OfAsync(tenantId, [.. noted.Where(head => head.TenantId == tenantId)], ct));
        return new ActivityVerification(chains);
    }
}
