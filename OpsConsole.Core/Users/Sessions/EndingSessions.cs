using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace OpsConsole.Core.Users.Sessions;

internal static class EndingSessions
{
    /// <summary>
    /// Ends the open sessions of accounts whose stamp the coming save changes: none of them is good any more, so no row may say otherwise,
    /// whatever changed the stamp.
    /// </summary>
    /// <param name="byOf">Who changed the account, in words.</param>
    public static async Task EndSessionsOfChangedStampsAsync(this OpsDb db, IReadOnlyList<EntityEntry> changes, Func<User, string> byOf, DateTime nowUtc, CancellationToken ct)
    {
        var users = changes.Where(entry => entry is { Entity: User, State: EntityState.Modified } && entry.Property(nameof(User.SecurityStamp)).IsModified)
            .Select(entry => (User)entry.Entity).ToDictionary(user => user.Id);
        if (users.Count == 0)
            return;
        foreach (var session in await db.UserSessions.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(row => users.Keys.Contains(row.UserId) && row.EndedAtUtc == null).ToListAsync(ct))
        {
            session.End(byOf(users[session.UserId]), nowUtc);
            db.Entry(session).DetectChanges();
        }
    }
}
