using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

public sealed partial class SignIn
{
    /// <summary>Counts this attempt.</summary>
    /// <returns>How many there were in a row with this one; null while the account is locked.</returns>
    private async Task<int?> CountAsync(OpsDb db, long userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var counted = await Row(db, userId).Where(user => user.LockoutEnd == null || user.LockoutEnd <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount + 1), ct);
        return counted == 0 ? null : await Row(db, userId).Select(user => user.AccessFailedCount).FirstAsync(ct);
    }

    /// <returns>False when the account was locked, disabled or given another password while this one was looked at.</returns>
    private async Task<bool> OpenAsync(OpsDb db, User user, string hash, string? from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var opened = false;
        await db.InTransactionAsync(async () =>
        {
            opened = await Row(db, user.Id)
                .Where(row => row.PasswordHash == user.PasswordHash && !row.IsDisabled && (row.LockoutEnd == null || row.LockoutEnd <= now))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.AccessFailedCount, 0)
                    .SetProperty(row => row.LockoutEnd, (DateTimeOffset?)null)
                    .SetProperty(row => row.PasswordHash, hash)
                    .SetProperty(row => row.Revision, row => row.Revision + 1)
                    .SetProperty(row => row.LastSignInAtUtc, now.UtcDateTime), ct) == 1;
            if (!opened)
                return;
            db.Record(user.Proven, "user.signed-in", user, new { By = "password", From = from });
            await db.SaveChangesAsync(ct);
        }, ct);
        return opened;
    }

    private async Task FailAsync(OpsDb db, User user, int most, TimeSpan lockFor, string? from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.InTransactionAsync(async () =>
        {
            db.Record(user.Unproven, "user.sign-in-failed", user, new { From = from });
            var locked = await Row(db, user.Id)
                .Where(row => row.AccessFailedCount >= most && (row.LockoutEnd == null || row.LockoutEnd <= now))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.AccessFailedCount, 0)
                    .SetProperty(row => row.LockoutEnd, now + lockFor)
                    .SetProperty(row => row.Revision, row => row.Revision + 1), ct);
            if (locked == 1)
                db.Record(user.Unproven, "user.locked", user, new { Attempts = most, Minutes = lockFor.TotalMinutes });
            await db.SaveChangesAsync(ct);
        }, ct);
    }

    private static IQueryable<User> Row(OpsDb db, long userId) =>
        db.Users.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(user => user.Id == userId);
}
