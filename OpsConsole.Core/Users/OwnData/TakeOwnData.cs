using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;

namespace OpsConsole.Core.Users.OwnData;

/// <summary>Its owner takes the copy. Nobody else can, not even whoever manages users; each time is recorded.</summary>
public sealed class TakeOwnData(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<Stream>> RunAsync(long copyId, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        var now = clock.GetUtcNow().UtcDateTime;
        if (actor.UserId is null || await db.DataCopies.FirstOrDefaultAsync(row => row.Id == copyId && row.UserId == actor.UserId, ct) is not { } copy || !copy.CanBeTakenAt(now))
            return new NotFound("This copy");
        db.Record(actor, "data-copy.taken", copy);
        await db.SaveChangesAsync(ct);
        return await StoredFileStream.OpenAsync(dbs, actor.TenantId, copy.FileId!.Value, ct);
    }
}
