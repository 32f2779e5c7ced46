using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>How wrong passwords and codes are counted, in the row itself, so that many at once are no more than many in a row.</summary>
internal static class Locking
{
    /// <summary>Counts an attempt before it is looked at.</summary>
    /// <returns>How many there were in a row with this one; null while the account is locked.</returns>
    public static async Task<int?> CountAttemptAsync(this OpsDb db, long userId, DateTimeOffset now, CancellationToken ct)
    {
        var counted = await db.UserRow(userId).Where(user => user.LockoutEnd == null || user.LockoutEnd <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount + 1), ct);
        return counted == 0 ? null : await db.UserRow(userId).Select(user => user.AccessFailedCount).FirstAsync(ct);
    }

    /// <summary>Takes back what was counted: the secret was right, but what it opens is asked for elsewhere.</summary>
    public static Task ForgiveAttemptAsync(this OpsDb db, long userId, CancellationToken ct) =>
        db.UserRow(userId).Where(user => user.AccessFailedCount > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount - 1), ct);

    /// <summary>Locks the account when there were too many attempts, records it and queues a letter to its owner. Runs in the caller's transaction, before its save.</summary>
    public static async Task LockIfTooManyAsync(this OpsDb db, User user, LockRules rules, DateTimeOffset now, string? from, AccountPost post, CancellationToken ct)
    {
        var before = await db.UserRow(user.Id).Select(row => row.LocksInARow).FirstAsync(ct);
        var end = now + rules.LengthAfter(before);
        var locked = await db.UserRow(user.Id)
            .Where(row => row.AccessFailedCount >= rules.Attempts && row.LocksInARow == before && (row.LockoutEnd == null || row.LockoutEnd <= now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.AccessFailedCount, 0)
                .SetProperty(row => row.LocksInARow, before + 1)
                .SetProperty(row => row.LockoutEnd, end)
                .SetProperty(row => row.Revision, row => row.Revision + 1), ct);
        if (locked == 0)
            return;
        db.Record(user.Unproven, "user.locked", user, new { Attempts = rules.Attempts, Minutes = (end - now).TotalMinutes, From = from });
        await post.QueueAsync(db, user, new AccountLetter(user.Id, AccountNews.Locked) { UntilUtc = end.UtcDateTime, Count = rules.Attempts }, ct);
    }

    public static IQueryable<User> UserRow(this OpsDb db, long userId) =>
        db.Users.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(user => user.Id == userId);
}
