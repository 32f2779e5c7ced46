using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Leads.Imports.Mending;

/// <summary>What a change of some lines has at hand; <see cref="Lines"/> are in the order of the file.</summary>
internal sealed record MendingTurn(OpsDb Db, LeadImport Import, ColumnMapping Mapping, IReadOnlyList<LeadImportLine> Lines, Actor By, DateTime NowUtc);

/// <summary>How lines are changed by somebody: look, change, check again, count, all in one transaction.</summary>
internal static class MendingLines
{
    private const int Attempts = 5;

    public static async Task<Result<T>> MendAsync<T>(
        this OpsDbs dbs, long importId, IReadOnlyCollection<int> lines, Actor actor, TimeProvider clock, LeadInputRules rules, Func<MendingTurn, Task<Result<T>>> change, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Import) is { } refusal)
            return refusal;
        // Two people at one line: whoever comes second looks again, and the last word counts for each cell by itself.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = dbs.Open(actor);
                Result<T> changed = new NotFound("This import");
                await db.InTransactionAsync(async () => changed = await TryAsync(db, importId, lines, actor, clock, rules, change, ct), ct);
                return changed;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    public static async Task WriteAsync(this MendingTurn turn, int line, int column, string value, CancellationToken ct)
    {
        if (await turn.Db.LeadImportCorrections.FindAsync([turn.Import.Id, line, column], ct) is { } present)
            (present.Value, present.ByUserId, present.ByName, present.AtUtc) = (value, turn.By.UserId, turn.By.Name, turn.NowUtc);
        else
            turn.Db.LeadImportCorrections.Add(new()
            {
                ImportId = turn.Import.Id,
                Line = line,
                Column = column,
                Value = value,
                ByUserId = turn.By.UserId,
                ByName = turn.By.Name,
                AtUtc = turn.NowUtc,
            });
    }

    private static async Task<Result<T>> TryAsync<T>(
        OpsDb db, long importId, IReadOnlyCollection<int> lines, Actor actor, TimeProvider clock, LeadInputRules rules, Func<MendingTurn, Task<Result<T>>> change, CancellationToken ct)
    {
        if (await db.LeadImports.FirstOrDefaultAsync(row => row.Id == importId, ct) is not { } import)
            return new NotFound("This import");
        if (import.WhyNotMendable() is { } tooLate)
            return tooLate;
        var mapping = ColumnMapping.FromJson(import.Mapping);
        if (mapping.Error is { } unreadable)
            return unreadable;
        var found = await db.LeadImportLines.Where(row => row.ImportId == importId && lines.Contains(row.Line)).OrderBy(row => row.Line).ToListAsync(ct);
        if (found.Count < lines.Count)
            return new LineNeedsNoMending(lines.First(line => found.All(row => row.Line != line)));
        var before = found.ConvertAll(row => row.State);
        var changed = await change(new MendingTurn(db, import, mapping.Value, found, actor, clock.GetUtcNow().UtcDateTime));
        if (!changed.Succeeded)
            return changed;
        await db.SaveChangesAsync(ct);
        await CheckAgainAsync(db, import, mapping.Value, found, rules, ct);
        await CountAsync(db, import, [.. before.Zip(found, (from, row) => (from, row.State))], ct);
        foreach (var signal in LiveSignal.Of(actor.TenantId, LeadImport.Subject, importId))
            db.Signal(signal.Topic, importId);
        await db.SaveChangesAsync(ct);
        return changed;
    }

    private static async Task CheckAgainAsync(OpsDb db, LeadImport import, ColumnMapping mapping, List<LeadImportLine> lines, LeadInputRules rules, CancellationToken ct)
    {
        var numbers = lines.ConvertAll(line => line.Line);
        var overlay = await ImportOverlay.LoadAsync(db, import.Id, numbers, ct);
        await db.LeadImportProblems.Where(row => row.ImportId == import.Id && row.MatchesLeadId == null && numbers.Contains(row.Line)).ExecuteDeleteAsync(ct);
        foreach (var line in lines)
        {
            var mended = overlay.Of(line.Read(), mapping.Headers.Count);
            var row = mended is null ? null : LeadRow.Read(mended, mapping, rules);
            line.State = row is null ? ImportLineState.LeftOut : row.Input is null ? ImportLineState.Wrong : ImportLineState.Mended;
            if (row is not null)
                db.LeadImportProblems.AddRange(ImportBatch.Problems(import.Id, row));
            // Also when its state is the same: whoever else is at this line finds that it changed.
            db.Entry(line).Property(entity => entity.State).IsModified = true;
        }
    }

    /// <summary>A check has the counts before the start; afterwards a line that is left out has not failed.</summary>
    private static async Task CountAsync(OpsDb db, LeadImport import, (ImportLineState From, ImportLineState To)[] moves, CancellationToken ct)
    {
        int Change(ImportLineState state) => moves.Count(move => move.To == state) - moves.Count(move => move.From == state);

        var (wrong, mended, leftOut) = (Change(ImportLineState.Wrong), Change(ImportLineState.Mended), Change(ImportLineState.LeftOut));
        if (import.Status == LeadImportStatus.Uploaded)
            await db.LeadImportChecks.Where(check => check.ImportId == import.Id).ExecuteUpdateAsync(set => set
                .SetProperty(check => check.Wrong, check => check.Wrong + wrong)
                .SetProperty(check => check.Ready, check => check.Ready + mended)
                .SetProperty(check => check.LeftOut, check => check.LeftOut + leftOut), ct);
        else if (leftOut != 0)
            import.LeaveOut(leftOut);
    }
}
