using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>One problem of one line. A duplicate names the lead it matches and that lead's state now.</summary>
public sealed record ImportProblemRow(long Id, int Line, string Column, string? Value, string Reason, long? MatchesLeadId, LeadStatus? MatchesStatus);

/// <param name="HasMore">Whether more follow behind the last.</param>
public sealed record ImportProblemPage(IReadOnlyList<ImportProblemRow> Rows, bool HasMore);

/// <summary>Lists what of an import did not become leads, in the order of the file. Callers check <see cref="LeadPermissions.Import"/> first.</summary>
public sealed class LeadImportProblemQuery(OpsDbs dbs)
{
    public const int PageSize = 50;

    /// <summary>Rows that were refused.</summary>
    /// <param name="after">The last row shown; null for the first page.</param>
    public Task<ImportProblemPage> RefusedAsync(long tenantId, long importId, ImportProblemRow? after, CancellationToken ct) =>
        LoadAsync(tenantId, importId, ImportProblemKind.Refused, after, ct);

    /// <summary>Rows whose address is already here.</summary>
    /// <param name="after">The last row shown; null for the first page.</param>
    public Task<ImportProblemPage> DuplicatesAsync(long tenantId, long importId, ImportProblemRow? after, CancellationToken ct) =>
        LoadAsync(tenantId, importId, ImportProblemKind.Duplicate, after, ct);

    /// <summary>Rows that changed a lead which was already here.</summary>
    /// <param name="after">The last row shown; null for the first page.</param>
    public Task<ImportProblemPage> UpdatesAsync(long tenantId, long importId, ImportProblemRow? after, CancellationToken ct) =>
        LoadAsync(tenantId, importId, ImportProblemKind.Update, after, ct);

    private async Task<ImportProblemPage> LoadAsync(long tenantId, long importId, ImportProblemKind kind, ImportProblemRow? after, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var (isHere, isUpdate) = (kind != ImportProblemKind.Refused, kind == ImportProblemKind.Update);
        var (line, id) = (after?.Line ?? 0, after?.Id ?? 0);
        var rows = await db.LeadImportProblems.AsNoTracking()
            .Where(problem => problem.ImportId == importId && (problem.MatchesLeadId != null) == isHere && problem.IsUpdate == isUpdate)
            .Where(problem => problem.Line > line || (problem.Line == line && problem.Id > id))
            .OrderBy(problem => problem.Line).ThenBy(problem => problem.Id).Take(PageSize + 1)
            .Select(problem => new ImportProblemRow(
                problem.Id, problem.Line, problem.Column, problem.Value, problem.Reason, problem.MatchesLeadId,
                db.Leads.Where(lead => lead.Id == problem.MatchesLeadId).Select(lead => (LeadStatus?)lead.Status).FirstOrDefault()))
            .ToListAsync(ct);
        return new ImportProblemPage([.. rows.Take(PageSize)], rows.Count > PageSize);
    }

    private enum ImportProblemKind
    {
        Refused,
        Duplicate,
        Update,
    }
}
