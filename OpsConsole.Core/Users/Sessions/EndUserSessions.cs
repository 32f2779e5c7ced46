using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Sessions;

/// <summary>
/// Ends sessions of somebody: one, or all but one. One's own anybody may end; those of others who manages users may. Their open pages
/// close at once.
/// </summary>
public sealed class EndUserSessions(OpsDbs dbs, TimeProvider clock)
{
    /// <param name="sessionId">Null for all.</param>
    /// <param name="exceptKey">The session that stays, such as one's own.</param>
    /// <returns>How many ended.</returns>
    public async Task<Result<int>> RunAsync(long userId, long? sessionId, string? exceptKey, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        if (actor.UserId != userId && actor.Lacks(UserPermissions.Manage) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == userId, ct) is not { } user)
            return new NotFound("The account");
        var sessions = await db.UserSessions.Where(row => row.UserId == userId && row.EndedAtUtc == null && (sessionId == null || row.Id == sessionId) && row.Key != exceptKey).ToListAsync(ct);
        if (sessions.Count == 0)
            return sessionId is null ? 0 : new SessionIsOver();
        foreach (var session in sessions)
            session.End(actor.Name, clock.GetUtcNow().UtcDateTime);
        db.Record(actor, "user.sessions-ended", user, new { sessions.Count, Browser = sessionId is null ? null : sessions[0].Browser, sessions[0].From });
        await db.SaveChangesAsync(ct);
        return sessions.Count;
    }
}

public sealed record SessionIsOver() : Error("That sign-in is over already.");
