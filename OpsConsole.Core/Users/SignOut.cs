using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>Ends the session of somebody who leaves, and records it; the cookie is the web's own affair.</summary>
public sealed class SignOut(OpsDbs dbs, TimeProvider clock)
{
    public async Task RunAsync(string session, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(user => user.Id == actor.UserId, ct) is not { } user)
            return;
        if (await db.UserSessions.FirstOrDefaultAsync(row => row.UserId == user.Id && row.Key == session, ct) is { } open)
            open.End(actor.Name, clock.GetUtcNow().UtcDateTime);
        db.Record(actor, "user.signed-out", user);
        await db.SaveChangesAsync(ct);
    }
}
