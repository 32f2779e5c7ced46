using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Sessions;

internal static class EndingSessions
{
    /// <summary>Every open session of an account ends with the coming save: its stamp changes, so none of them is good any more.</summary>
    public static async Task EndAllSessionsAsync(this OpsDb db, long userId, string by, DateTime nowUtc, CancellationToken ct)
    {
        foreach (var session in await db.UserSessions.Where(row => row.UserId == userId && row.EndedAtUtc == null).ToListAsync(ct))
            session.End(by, nowUtc);
    }
}
