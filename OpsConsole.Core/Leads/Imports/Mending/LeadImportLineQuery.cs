using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Imports.Mending;

/// <param name="Column">The header of a column, or "" for what concerns whole lines; null for all.</param>
/// <param name="AfterLine">The last line of the page before; 0 for the first page.</param>
public sealed record ImportLineFilter(string? Column, string? Reason, int AfterLine);

/// <summary>A line to mend: its cells as they are now, what is wrong with which, and who has written over which.</summary>
/// <param name="Reasons">By column, counted from 0.</param>
/// <param name="Others">What is wrong with no cell in particular.</param>
public sealed record ImportLineToMend(int Line, IReadOnlyList<string> Cells, IReadOnlyDictionary<int, string> Reasons, IReadOnlyList<string> Others, IReadOnlyDictionary<int, string> WrittenBy);

public sealed record ImportProblemCount(string Column, string Reason, int Lines);

/// <summary>A wrong value that stands in several lines.</summary>
public sealed record RepeatedValue(int Column, string Value, int Lines);

public sealed record ImportLinePage(IReadOnlyList<ImportLineToMend> Lines, bool HasMore, int Wrong, int Mended, IReadOnlyList<ImportProblemCount> Problems, IReadOnlyList<RepeatedValue> Repeated);

/// <summary>Lists the lines to mend, a page at a time, with what is wrong how often. Callers check <see cref="LeadPermissions.Import"/> first.</summary>
public sealed class LeadImportLineQuery(OpsDbs dbs)
{
    public const int PageSize = 50;
    private const int MostProblems = 30;
    private const int MostRepeated = 10;

    public async Task<ImportLinePage> LoadAsync(long tenantId, long importId, ImportLineFilter filter, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var mapping = await db.LeadImports.Where(row => row.Id == importId).Select(row => row.Mapping).FirstOrDefaultAsync(ct);
        if (mapping is null || ColumnMapping.FromJson(mapping) is not { Succeeded: true, Value: var columns })
            return new ImportLinePage([], false, 0, 0, [], []);
        var all = db.LeadImportLines.AsNoTracking().Where(row => row.ImportId == importId);
        var problems = db.LeadImportProblems.AsNoTracking().Where(row => row.ImportId == importId && row.MatchesLeadId == null);
        var page = await all.Where(row => row.State == ImportLineState.Wrong && row.Line > filter.AfterLine)
            .Where(row => (filter.Column == null && filter.Reason == null)
                || problems.Any(problem => problem.Line == row.Line && (filter.Column == null || problem.Column == filter.Column) && (filter.Reason == null || problem.Reason == filter.Reason)))
            .OrderBy(row => row.Line).Take(PageSize + 1).ToListAsync(ct);
        var lines = page.Take(PageSize).Select(row => row.Line).ToArray();
        var overlay = await ImportOverlay.LoadAsync(db, importId, lines, ct);
        var wrong = (await problems.Where(row => lines.Contains(row.Line)).OrderBy(row => row.Id).ToListAsync(ct)).ToLookup(row => row.Line);
        var states = await all.GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return new ImportLinePage(
            [.. page.Take(PageSize).Select(row => ToMend(row, overlay, columns, wrong[row.Line]))], page.Count > PageSize,
            states.GetValueOrDefault(ImportLineState.Wrong), states.GetValueOrDefault(ImportLineState.Mended),
            await CountedAsync(problems, ct), await RepeatedAsync(problems, columns, ct));
    }

    /// <summary>One line, whether there is still something to mend in it or not; null when it is not among them any more.</summary>
    public async Task<ImportLineToMend?> LineAsync(long tenantId, long importId, int line, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var mapping = await db.LeadImports.Where(row => row.Id == importId).Select(row => row.Mapping).FirstOrDefaultAsync(ct);
        if (mapping is null || ColumnMapping.FromJson(mapping) is not { Succeeded: true, Value: var columns }
            || await db.LeadImportLines.AsNoTracking().FirstOrDefaultAsync(row => row.ImportId == importId && row.Line == line, ct) is not { } found)
            return null;
        var problems = await db.LeadImportProblems.AsNoTracking().Where(row => row.ImportId == importId && row.Line == line && row.MatchesLeadId == null).OrderBy(row => row.Id).ToListAsync(ct);
        return ToMend(found, await ImportOverlay.LoadAsync(db, importId, [line], ct), columns, problems);
    }

    private static ImportLineToMend ToMend(LeadImportLine row, ImportOverlay overlay, ColumnMapping columns, IEnumerable<LeadImportProblem> problems)
    {
        var (reasons, others) = (new Dictionary<int, string>(), new List<string>());
        foreach (var problem in problems)
        {
            if (ColumnOf(columns, problem.Column) is { } column)
                reasons.TryAdd(column, problem.Reason);
            else
                others.Add(problem.Column.Length == 0 ? problem.Reason : $"{problem.Column}: {problem.Reason}");
        }

        return new(row.Line, overlay.Of(row.Read(), columns.Headers.Count)?.Cells ?? [], reasons, others, overlay.WhoMended(row.Line));
    }

    private static async Task<IReadOnlyList<ImportProblemCount>> CountedAsync(IQueryable<LeadImportProblem> problems, CancellationToken ct) =>
        await problems.GroupBy(row => new { row.Column, row.Reason }).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Column).ThenBy(group => group.Key.Reason)
            .Take(MostProblems).Select(group => new ImportProblemCount(group.Key.Column, group.Key.Reason, group.Count())).ToListAsync(ct);

    private static async Task<IReadOnlyList<RepeatedValue>> RepeatedAsync(IQueryable<LeadImportProblem> problems, ColumnMapping columns, CancellationToken ct)
    {
        // Longer values were shortened for showing and may differ behind that.
        var found = await problems.Where(row => row.Value != null && row.Column != "" && row.Value.Length < CellProblem.ShownLength)
            .GroupBy(row => new { row.Column, row.Value }).Where(group => group.Count() > 1)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Column).ThenBy(group => group.Key.Value)
            .Take(MostRepeated).Select(group => new { group.Key.Column, group.Key.Value, Count = group.Count() }).ToListAsync(ct);
        return [.. found.Select(row => (row, column: ColumnOf(columns, row.Column))).Where(pair => pair.column is not null).Select(pair => new RepeatedValue(pair.column!.Value, pair.row.Value!, pair.row.Count))];
    }

    private static int? ColumnOf(ColumnMapping columns, string header)
    {
        for (var column = 0; column < columns.Headers.Count; column++)
            if (columns.Headers[column] == header)
                return column;
        return null;
    }
}
