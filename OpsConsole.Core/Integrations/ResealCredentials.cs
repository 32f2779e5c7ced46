using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Integrations;

/// <param name="Lost">Systems whose credentials were sealed with keys that are gone; they have to be entered again.</param>
public sealed record Resealed(int Count, IReadOnlyList<string> Lost);

/// <summary>Encrypts every tenant's credentials anew with the newest key, so that older keys can go.</summary>
public sealed class ResealCredentials(OpsDbs dbs, ISecretSeal seal)
{
    public async Task<Resealed> RunAsync(CancellationToken ct)
    {
        var (count, lost) = (0, new List<string>());
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var by = Actor.System(tenantId, "Key rotation");
            await using var db = dbs.Open(tenantId);
            foreach (var row in await db.Integrations.Where(row => row.Sealed != null).OrderBy(row => row.Id).ToListAsync(ct))
            {
                if (seal.Open(row.Sealed!) is not { } secret)
                {
                    lost.Add($"{OutsideSystems.Named(row.System)?.Label ?? row.System} of {await db.Tenants.Where(tenant => tenant.Id == tenantId).Select(tenant => tenant.Name).FirstAsync(ct)}");
                    continue;
                }

                row.Reseal(seal.Seal(secret));
                db.Record(by, "integration.credentials-resealed", row, new { row.System });
                try
                {
                    await db.SaveChangesAsync(ct);
                    count++;
                }
                catch (DbUpdateConcurrencyException)
                {
                    // Somebody entered others a moment ago: those are sealed with the newest key.
                    db.ChangeTracker.Clear();
                }
            }
        }

        return new Resealed(count, lost);
    }
}
