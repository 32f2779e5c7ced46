using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Users.Sessions;

/// <param name="How">What proved the person.</param>
/// <param name="From">The network address.</param>
/// <param name="Browser">In words.</param>
public sealed record SessionOrigin(string How, string? From, string? Browser);

/// <summary>Begins a session for an account that has just proved itself. Nobody has more than <see cref="Most"/>: the one unseen for longest ends.</summary>
public sealed class OpenUserSession(OpsDbs dbs, TimeProvider clock)
{
    public const int Most = 50;

    /// <returns>The key that the cookie carries.</returns>
    public async Task<string> RunAsync(UserAccess access, SessionOrigin origin, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var session = new UserSession
        {
            UserId = access.UserId,
            Key = Guid.NewGuid().ToString("N"),
            How = origin.How,
            From = Cut(origin.From, UserSession.FromLength),
            Browser = Cut(origin.Browser, UserSession.BrowserLength),
            OpenedAtUtc = now,
            SeenAtUtc = now,
        };
        await using var db = dbs.Open(access.TenantId);
        foreach (var old in await db.UserSessions.Where(row => row.UserId == access.UserId && row.EndedAtUtc == null).OrderByDescending(row => row.SeenAtUtc).Skip(Most - 1).ToListAsync(ct))
            old.End("too many sign-ins", now);
        db.UserSessions.Add(session);
        db.SignalSessionsOf(access.UserId);
        await db.SaveChangesAsync(ct);
        return session.Key;
    }

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}

internal static class SignallingSessions
{
    /// <summary>Has every node ask again which sessions of somebody are open, and every circuit of theirs look at its own.</summary>
    public static void SignalSessionsOf(this OpsDb db, long userId)
    {
        foreach (var signal in LiveSignal.Of(db.TenantId, "user", userId))
            db.Signal(signal.Topic, userId);
    }
}
