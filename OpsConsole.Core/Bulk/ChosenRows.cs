using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Filtering;

namespace OpsConsole.Core.Bulk;

/// <summary>Reads what a selection means, in the order of the rows' ids.</summary>
internal sealed class ChosenRows<TRow> where TRow : class
{
    private const int AtOnce = 500;

    private readonly BulkRoom<TRow> room;
    private readonly long[]? picked;
    private readonly Func<IQueryable<TRow>, IQueryable<TRow>> matching = rows => rows;

    private ChosenRows(BulkRoom<TRow> room, long[] picked) => (this.room, this.picked) = (room, picked);

    private ChosenRows(BulkRoom<TRow> room, Func<IQueryable<TRow>, IQueryable<TRow>> matching) => (this.room, this.matching) = (room, matching);

    public static Result<ChosenRows<TRow>> Of(BulkRoom<TRow> room, BulkSelection selection, Actor actor, DateTime nowUtc)
    {
        if (selection is MatchingRows match)
        {
            var passing = room.Passing(match.Filter, new FilterMoment(nowUtc, actor.UserId));
            if (passing.Error is { } unreadable)
                return unreadable;
            var (filter, upTo) = (passing.Value, match.UpToId ?? long.MaxValue);
            return new ChosenRows<TRow>(room, rows => filter(rows.Where(room.IdOfRow.Then(id => id <= upTo))));
        }

        long[] ids = [.. ((PickedRows)selection).Ids.Distinct().Order()];
        return ids.Length switch
        {
            0 => new NothingChosen(room.Noun),
            > BulkSelection.Most => new TooManyChosen(BulkSelection.Most, room.Noun),
            _ => new ChosenRows<TRow>(room, ids),
        };
    }

    /// <summary>The rows themselves, so many at a time; picked ones that are gone are missing.</summary>
    public async IAsyncEnumerable<IReadOnlyList<TRow>> RowsAsync(OpsDb db, int atOnce, [EnumeratorCancellation] CancellationToken ct)
    {
        if (picked is not null)
        {
            foreach (var ids in picked.Chunk(atOnce))
                yield return await room.Among(room.Rows(db).AsNoTracking(), ids).OrderBy(room.IdOfRow).ToListAsync(ct);
            yield break;
        }

        for (var after = 0L; ;)
        {
            var from = after;
            var rows = await matching(room.Rows(db).AsNoTracking().Where(room.IdOfRow.Then(id => id > from))).OrderBy(room.IdOfRow).Take(atOnce).ToListAsync(ct);
            if (rows.Count == 0)
                yield break;
            yield return rows;
            after = room.IdOf(rows[^1]);
        }
    }

    /// <summary>Each chosen row with the version it has now, 0 for a picked one that is gone; one more than allowed when there are too many.</summary>
    public async Task<BulkRow[]> FreezeAsync(OpsDb db, CancellationToken ct)
    {
        if (picked is null)
            return await matching(room.Rows(db)).OrderBy(room.IdOfRow).Take(BulkSelection.Most + 1).Select(room.RowOf).ToArrayAsync(ct);
        var frozen = new List<BulkRow>(picked.Length);
        foreach (var ids in picked.Chunk(AtOnce))
        {
            var present = await room.Among(room.Rows(db), ids).Select(room.RowOf).ToDictionaryAsync(row => row.Id, row => row.Version, ct);
            frozen.AddRange(ids.Select(id => new BulkRow(id, present.GetValueOrDefault(id))));
        }

        return [.. frozen];
    }
}
