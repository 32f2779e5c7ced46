using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Integrations;

namespace OpsConsole.Core.Users.TwoFactor;

/// <param name="Lost">Keys that were sealed with keys that are gone: their owners need a recovery code, or a reset.</param>
public sealed record ResealedKeys(int Count, int Lost);

/// <summary>Encrypts what authenticator apps share with us anew with the newest key, so that older keys can go.</summary>
public sealed class ResealTwoFactorKeys(OpsDbs dbs, ISecretSeal seal)
{
    public async Task<ResealedKeys> RunAsync(CancellationToken ct)
    {
        var (count, lost) = (0, 0);
        await using var db = dbs.OpenAcrossTenants();
        var rows = db.TwoFactorKeys.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(row => row.SealedKey != null);
        foreach (var kept in await rows.AsNoTracking().OrderBy(row => row.UserId).Select(row => new { row.UserId, row.SealedKey }).ToListAsync(ct))
        {
            if (seal.Open(kept.SealedKey!) is not { } key)
            {
                lost++;
                continue;
            }

            // Somebody who sets another one up meanwhile is not undone.
            var next = seal.Seal(key);
            count += await rows.Where(row => row.UserId == kept.UserId && row.SealedKey == kept.SealedKey).ExecuteUpdateAsync(set => set.SetProperty(row => row.SealedKey, next), ct);
        }

        return new ResealedKeys(count, lost);
    }
}
