using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>Somebody corrects the name that colleagues see beside what they do. What is recorded keeps the name of its time.</summary>
public sealed class ChangeOwnName(OpsDbs dbs)
{
    public async Task<Result<string>> RunAsync(string name, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(user => user.Id == actor.UserId, ct) is not { } own)
            return new NotFound("This account");
        var before = own.DisplayName;
        if (own.Rename(name) is { } refusal)
            return refusal;
        if (own.DisplayName == before)
            return before;
        db.Record(actor, "user.renamed", own, new { From = before, To = own.DisplayName });
        return await db.SaveUnlessChangedAsync(own, ct) is { } conflict ? conflict : own.DisplayName;
    }
}
