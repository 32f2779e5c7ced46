using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Filtering;

namespace OpsConsole.Core.Bulk;

internal enum BulkPurpose
{
    /// <summary>Nothing may be written.</summary>
    Look,
    Do,

    /// <summary>Whether the change could still be made does not matter.</summary>
    Undo,
}

/// <inheritdoc/>
public abstract class BulkRoom<TRow>(TimeProvider clock) : BulkRoom where TRow : class
{
    private const int AtOnce = 500;

    private protected DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    /// <summary>The rows that can be chosen.</summary>
    internal abstract IQueryable<TRow> Rows(OpsDb db);

    /// <summary>Those that an undo may have to put back as well, such as what lies in the trash.</summary>
    internal virtual IQueryable<TRow> AllRows(OpsDb db) => Rows(db);

    internal abstract Expression<Func<TRow, long>> IdOfRow { get; }

    internal abstract Expression<Func<TRow, BulkRow>> RowOf { get; }

    internal abstract long IdOf(TRow row);

    /// <summary>Goes up with each change; the change of one row in one save raises it by one.</summary>
    internal abstract long VersionOf(TRow row);

    /// <summary>What people call it.</summary>
    internal abstract string NameOf(TRow row);

    /// <summary>Rows that pass the text of a filter.</summary>
    internal abstract Result<Func<IQueryable<TRow>, IQueryable<TRow>>> Passing(string filter, FilterMoment moment);

    /// <summary>The reason as it stands for many: without what differs from row to row.</summary>
    internal virtual string WordsOf(Error reason) => reason.Message;

    /// <summary>Makes a change ready for a run, or says why it cannot be made at all.</summary>
    internal abstract Task<Result<BulkKind<TRow>>> KindAsync(OpsDb db, BulkChange change, Actor by, BulkPurpose purpose, CancellationToken ct);

    /// <summary>
    /// The entries of the history that say a row is not any more what whoever ordered the action saw. Versions rise for other reasons too,
    /// such as a sign-in, or what the product finds out by itself.
    /// </summary>
    /// <param name="sinceDone">Whether it is asked for an undo, which is about what came after the action, else about what came before its turn.</param>
    internal abstract IQueryable<ActivityEntry> Counting(OpsDb db, BulkAction action, long[] ids, bool sinceDone);

    /// <summary>Of rows whose version is another than the one that counts, those that really changed, with who and what. What is missing in the answer is as good as unchanged.</summary>
    /// <param name="sinceDone">Whether the version that counts is the one after the action changed them, else the one they had when it started.</param>
    internal async Task<IReadOnlyDictionary<long, ChangedMeanwhile>> ChangedAsync(OpsDb db, BulkAction action, long[] ids, bool sinceDone, CancellationToken ct)
    {
        var last = await Counting(db, action, ids, sinceDone).GroupBy(entry => entry.SubjectId).Select(of => of.Max(entry => entry.Id)).ToListAsync(ct);
        var entries = await db.Activity.AsNoTracking().Where(entry => last.Contains(entry.Id))
            .Select(entry => new { entry.Id, entry.SubjectId, entry.ActorName, entry.Action, entry.AtUtc, entry.Particulars }).ToListAsync(ct);
        // By number and by time: SQL Server gives out numbers before it commits them.
        return entries.Where(entry => sinceDone ? BulkMark.ActionIn(entry.Particulars) != action.Id : entry.Id > action.SeenEntryId || entry.AtUtc >= action.StartedAtUtc)
            .ToDictionary(entry => entry.SubjectId, entry => new ChangedMeanwhile(entry.ActorName, ActivityActions.PhraseOf(entry.Action)));
    }

    internal override async Task<Error?> WhyNotAsync(OpsDb db, BulkChange change, Actor actor, CancellationToken ct) =>
        (await KindAsync(db, change, actor, BulkPurpose.Look, ct)).Error;

    internal override async Task<Result<BulkRow[]>> FreezeAsync(OpsDb db, BulkSelection selection, Actor actor, CancellationToken ct)
    {
        var chosen = ChosenRows<TRow>.Of(this, selection, actor, NowUtc);
        return chosen.Error is { } wrong ? wrong : await chosen.Value.FreezeAsync(db, ct);
    }

    internal override async Task<Result<BulkPreview>> LookAsync(OpsDb db, BulkChange change, BulkSelection selection, Actor actor, CancellationToken ct)
    {
        var prepared = await KindAsync(db, change, actor, BulkPurpose.Look, ct);
        if (prepared.Error is { } problem)
            return problem;
        var found = ChosenRows<TRow>.Of(this, selection, actor, NowUtc);
        if (found.Error is { } wrong)
            return wrong;

        var (kind, groups, partly, seen, ready, last) = (prepared.Value, new BulkGroups(), new BulkGroups(), 0, 0, 0L);
        await foreach (var rows in found.Value.RowsAsync(db, AtOnce, ct))
        {
            await kind.LookAsync(db, rows, ct);
            foreach (var row in rows)
            {
                (seen, last) = (seen + 1, IdOf(row));
                if (kind.WhyNot(row, NowUtc) is { } reason)
                {
                    groups.Add(WordsOf(reason), IdOf(row), NameOf(row));
                    continue;
                }

                ready++;
                kind.Foresee(row);
                if (kind.WhatStays(row) is { } stays)
                    partly.Add(WordsOf(stays), IdOf(row), NameOf(row));
            }
        }

        if (selection is PickedRows picked && picked.Ids.Distinct().Count() - seen is var gone and > 0)
        {
            groups.AddGone(gone);
            seen += gone;
        }

        return new BulkPreview(seen, ready, last, groups.Biggest(), partly.Biggest(), kind.Effects);
    }

    internal override async Task<Result<BulkUndoPreview>> LookAtUndoAsync(OpsDb db, BulkAction action, Actor actor, CancellationToken ct)
    {
        var prepared = await KindAsync(db, Read(action.Change), actor, BulkPurpose.Undo, ct);
        if (prepared.Error is { } problem)
            return problem;

        var (kind, groups, ready, after) = (prepared.Value, new BulkGroups(), 0, 0L);
        while (true)
        {
            var results = await db.BulkResults.AsNoTracking()
                .Where(result => result.ActionId == action.Id && result.Outcome == BulkOutcome.Done && result.RowId > after)
                .OrderBy(result => result.RowId).Take(AtOnce).ToListAsync(ct);
            if (results.Count == 0)
                return new BulkUndoPreview(ready, groups.Biggest());
            var ids = results.Select(result => result.RowId).ToArray();
            var rows = await ByIdAsync(AllRows(db).AsNoTracking(), ids, ct);
            await kind.LookAsync(db, rows.Values, ct);
            var others = kind.IsBesideTheVersion ? [] : results.Where(result => rows.TryGetValue(result.RowId, out var row) && VersionOf(row) != result.VersionAfter).Select(result => result.RowId).ToArray();
            var changed = others.Length == 0 ? Unchanged : await ChangedAsync(db, action, others, sinceDone: true, ct);
            foreach (var result in results)
            {
                if (!rows.TryGetValue(result.RowId, out var row))
                    groups.AddGone(1);
                else if (changed.ContainsKey(result.RowId))
                    groups.Add("Changed by somebody since", result.RowId, NameOf(row));
                else if (kind.WhyNotUndo(row, result.Before, NowUtc) is { } reason)
                    groups.Add(WordsOf(reason), result.RowId, NameOf(row));
                else
                    ready++;
            }

            after = ids[^1];
        }
    }

    internal static IReadOnlyDictionary<long, ChangedMeanwhile> Unchanged { get; } = new Dictionary<long, ChangedMeanwhile>();

    internal IQueryable<TRow> Among(IQueryable<TRow> rows, long[] ids) => rows.Where(IdOfRow.Then(id => ids.Contains(id)));

    internal async Task<Dictionary<long, TRow>> ByIdAsync(IQueryable<TRow> rows, long[] ids, CancellationToken ct) =>
        await Among(rows, ids).ToDictionaryAsync(IdOf, ct);
}
