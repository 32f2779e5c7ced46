using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>A lead that an import added and one that it looks like.</summary>
public sealed record ImportMatchRow(long MatchId, int? Line, long LeadId, string Address, long OtherId, string OtherAddress, LeadStatus OtherStatus, MatchVerdict Verdict, IReadOnlyList<string> Reasons);

public sealed record ImportMatchPage(int Total, IReadOnlyList<ImportMatchRow> Rows, bool HasMore);

/// <summary>Lists which leads of an import look like others and wait for somebody to say. Callers check <see cref="LeadPermissions.View"/>.</summary>
public sealed class ImportMatchesQuery(OpsDbs dbs)
{
    public const int PageSize = 50;

    /// <param name="shown">How many rows are shown already.</param>
    public async Task<ImportMatchPage> LoadAsync(long tenantId, long importId, int shown, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var pairs = from match in db.LeadMatches.AsNoTracking()
                    join lead in db.Leads on match.LeadId equals lead.Id
                    join other in db.Leads on match.OtherLeadId equals other.Id
                    where lead.ImportId == importId && match.State == LeadMatchState.Open
                    select new { match, lead, other };
        var rows = await pairs.OrderByDescending(row => row.match.Points).ThenBy(row => row.match.Id).Skip(shown).Take(PageSize + 1)
            .Select(row => new
            {
                row.match.Id,
                row.match.Verdict,
                row.match.Reasons,
                row.lead.ImportLine,
                LeadId = row.lead.Id,
                Address = row.lead.Street + ", " + row.lead.City,
                OtherId = row.other.Id,
                OtherAddress = row.other.Street + ", " + row.other.City,
                row.other.Status,
            }).ToListAsync(ct);
        var list = rows.Take(PageSize).Select(row => new ImportMatchRow(
            row.Id, row.ImportLine, row.LeadId, row.Address, row.OtherId, row.OtherAddress, row.Status, row.Verdict, row.Reasons.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        return new(await pairs.CountAsync(ct), [.. list], rows.Count > PageSize);
    }
}
