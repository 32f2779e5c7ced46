using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users.OwnData;

public sealed record DataCopyIsHere() : Error("There is a copy already, or it is being written. Ask again when it is gone.");

/// <summary>Somebody asks for a copy of what is kept about them. Written as queued work; a letter says when it is there.</summary>
public sealed class AskForOwnData(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<OwnDataState>> RunAsync(Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        await using var db = dbs.Open(actor);
        if (await db.Users.FirstOrDefaultAsync(row => row.Id == actor.UserId, ct) is not { } user)
            return new NotFound("This account");
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.DataCopies.AnyAsync(copy => copy.UserId == user.Id && (copy.UntilUtc > now || (copy.UntilUtc == null && copy.AskedAtUtc > now - DataCopy.LongestWriting)), ct))
            return new DataCopyIsHere();
        var copy = db.DataCopies.Add(new DataCopy { UserId = user.Id, AskedAtUtc = now }).Entity;
        await db.InTransactionAsync(async () =>
        {
            db.Record(actor, "user.data-asked", user);
            await db.SaveChangesAsync(ct);
            WorkQueue.Enqueue(db, WriteDataCopy.KindName, new DataCopyWanted(copy.Id), actor, clock);
            await db.SaveChangesAsync(ct);
        }, ct);
        return OwnDataState.Of(copy);
    }
}

/// <summary>What is queued.</summary>
public sealed record DataCopyWanted(long CopyId);

/// <summary>How it stands with somebody's copy.</summary>
/// <param name="UntilUtc">Null while it is being written.</param>
public sealed record OwnDataState(long CopyId, DateTime AskedAtUtc, DateTime? UntilUtc)
{
    internal static OwnDataState Of(DataCopy copy) => new(copy.Id, copy.AskedAtUtc, copy.UntilUtc);
}

public sealed class OwnDataQuery(OpsDbs dbs, TimeProvider clock)
{
    /// <summary>Null when there is none, or none any more.</summary>
    public async Task<OwnDataState?> LoadAsync(Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(actor);
        var copy = await db.DataCopies.AsNoTracking().Where(row => row.UserId == actor.UserId && (row.UntilUtc > now || (row.UntilUtc == null && row.AskedAtUtc > now - DataCopy.LongestWriting))).OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct);
        return copy is null ? null : OwnDataState.Of(copy);
    }
}
