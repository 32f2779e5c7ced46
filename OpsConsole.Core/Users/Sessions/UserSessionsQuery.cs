using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Sessions;

/// <summary>The open sessions of an account, the one seen last first; at most <see cref="OpenUserSession.Most"/>.</summary>
public sealed class UserSessionsQuery(OpsDbs dbs, TimeProvider clock)
{
    public async Task<IReadOnlyList<UserSession>> LoadAsync(long tenantId, long userId, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - UserSession.Lifetime;
        await using var db = dbs.Open(tenantId);
        return await db.UserSessions.AsNoTracking().Where(row => row.UserId == userId && row.EndedAtUtc == null && row.SeenAtUtc > since).OrderByDescending(row => row.SeenAtUtc).ToListAsync(ct);
    }
}
