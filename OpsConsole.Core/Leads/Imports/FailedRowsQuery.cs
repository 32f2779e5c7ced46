using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Imports.Mending;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>
/// Writes the refused rows of an import as a file to mend and upload again: each with its cells as they came or were corrected, read from the stored file,
/// and with its problems. Streams; holds one page of problems in memory. Callers check <see cref="LeadPermissions.Import"/> first.
/// </summary>
public sealed class FailedRowsQuery(OpsDbs dbs)
{
    private const int PageSize = 500;

    /// <returns>How many rows were written; null when the tenant has no such import.</returns>
    public async Task<int?> WriteAsync(Stream to, long tenantId, long importId, CancellationToken ct)
    {
        if (await StoredImportFile.OpenAsync(dbs, tenantId, importId, ct) is not { } file)
            return null;
        await using (file)
            return await ErrorFile.WriteAsync(to, file.Headers, file.Delimiter, RowsAsync(file, await OverlayAsync(tenantId, importId, ct), tenantId, importId, ct), ct);
    }

    private async Task<ImportOverlay> OverlayAsync(long tenantId, long importId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await ImportOverlay.LoadAsync(db, importId, null, ct);
    }

    private async IAsyncEnumerable<FailedRow> RowsAsync(LeadFile file, ImportOverlay overlay, long tenantId, long importId, [EnumeratorCancellation] CancellationToken ct)
    {
        // Both by line: the file is read along as the problems come, and never beyond the last of them, where it may be broken.
        await using var rows = file.RowsAsync(ct: ct).GetAsyncEnumerator(ct);
        await foreach (var (line, problem) in ProblemsAsync(tenantId, importId, ct))
        {
            while (rows.Current is null || rows.Current.Line < line)
                if (!await rows.MoveNextAsync())
                    yield break;
            yield return new FailedRow(line, (overlay.Of(rows.Current, file.Headers.Count) ?? rows.Current).Cells, problem);
        }
    }

    /// <summary>The lines with a problem, each once, with all that is wrong: "price: This is not an amount…; zip: …".</summary>
    private async IAsyncEnumerable<(int Line, string Problem)> ProblemsAsync(long tenantId, long importId, [EnumeratorCancellation] CancellationToken ct)
    {
        var open = (Line: 0, Texts: new List<string>());
        var (line, id) = (0, 0L);
        while (true)
        {
            var page = await PageAsync(tenantId, importId, line, id, ct);
            foreach (var problem in page)
            {
                if (problem.Line != open.Line)
                {
                    if (open.Texts.Count > 0)
                        yield return (open.Line, string.Join("; ", open.Texts));
                    open = (problem.Line, []);
                }

                open.Texts.Add(problem.Column.Length == 0 ? problem.Reason : $"{problem.Column}: {problem.Reason}");
                (line, id) = (problem.Line, problem.Id);
            }

            if (page.Count < PageSize)
                break;
        }

        if (open.Texts.Count > 0)
            yield return (open.Line, string.Join("; ", open.Texts));
    }

    private async Task<IReadOnlyList<ImportProblemRow>> PageAsync(long tenantId, long importId, int line, long id, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await db.LeadImportProblems.AsNoTracking()
            .Where(problem => problem.ImportId == importId && problem.MatchesLeadId == null)
            .Where(problem => problem.Line > line || (problem.Line == line && problem.Id > id))
            .OrderBy(problem => problem.Line).ThenBy(problem => problem.Id).Take(PageSize)
            .Select(problem => new ImportProblemRow(problem.Id, problem.Line, problem.Column, problem.Value, problem.Reason, null, null))
            .ToListAsync(ct);
    }
}
