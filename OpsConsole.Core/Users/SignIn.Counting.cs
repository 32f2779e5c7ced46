using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

public sealed partial class SignIn
{
    /// <returns>False when the account was locked, disabled or given another password while this one was looked at.</returns>
    private async Task<bool> OpenAsync(OpsDb db, User user, string hash, string by, string? from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var opened = false;
        await db.InTransactionAsync(async () =>
        {
            opened = await db.UserRow(user.Id)
                .Where(row => row.PasswordHash == user.PasswordHash && !row.IsDisabled && (row.LockoutEnd == null || row.LockoutEnd <= now))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.AccessFailedCount, 0)
                    .SetProperty(row => row.LockoutEnd, (DateTimeOffset?)null)
                    .SetProperty(row => row.LocksInARow, 0)
                    .SetProperty(row => row.PasswordHash, hash)
                    .SetProperty(row => row.Revision, row => row.Revision + 1)
                    .SetProperty(row => row.LastSignInAtUtc, now.UtcDateTime), ct) == 1;
            if (!opened)
                return;
            db.Record(user.Proven, "user.signed-in", user, new { By = by, From = from });
            await db.SaveChangesAsync(ct);
        }, ct);
        return opened;
    }

    private async Task FailAsync(OpsDb db, User user, LockRules rules, string? from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.InTransactionAsync(async () =>
        {
            db.Record(user.Unproven, "user.sign-in-failed", user, new { From = from });
            await db.LockIfTooManyAsync(user, rules, now, from, post, ct);
            await db.SaveChangesAsync(ct);
        }, ct);
    }
}
