using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>Records that somebody left; the cookie is the web's own affair.</summary>
public sealed class SignOut(OpsDbs dbs)
{
    public async Task RunAsync(Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(user => user.Id == actor.UserId, ct) is not { } user)
            return;
        db.Record(actor, "user.signed-out", user);
        await db.SaveChangesAsync(ct);
    }
}
