using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>Another lead that looks like the one that is shown, and why.</summary>
public sealed record MatchedLead(long MatchId, Lead Other, int Points, MatchVerdict Verdict, IReadOnlyList<string> Reasons, DateTime FoundAtUtc);

/// <summary>A lead that was taken into the one that is shown.</summary>
/// <param name="UndoUntilUtc">Null when the merge can no longer be undone.</param>
public sealed record MergedLead(long MergeId, long LeadId, string Street, string ByName, DateTime AtUtc, DateTime? UndoUntilUtc);

/// <summary>Reads what looks like a lead and what was merged into it. Callers check <see cref="LeadPermissions.View"/>.</summary>
public sealed class LeadMatchesQuery(OpsDbs dbs, TimeProvider clock)
{
    private const int Most = 10;

    /// <summary>The open pairs of a lead, the likeliest first; what lies in the trash is left out.</summary>
    public async Task<IReadOnlyList<MatchedLead>> OfLeadAsync(long tenantId, long leadId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var matches = await db.LeadMatches.AsNoTracking()
            .Where(match => match.State == LeadMatchState.Open && (match.LeadId == leadId || match.OtherLeadId == leadId))
            .OrderByDescending(match => match.Points).ThenBy(match => match.Id).Take(Most).ToListAsync(ct);
        if (matches.Count == 0)
            return [];
        var ids = matches.Select(match => match.LeadId == leadId ? match.OtherLeadId : match.LeadId).ToArray();
        var others = await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
        return
        [
            .. matches.Select(match => (Match: match, Id: match.LeadId == leadId ? match.OtherLeadId : match.LeadId)).Where(row => others.ContainsKey(row.Id))
                .Select(row => new MatchedLead(row.Match.Id, others[row.Id], row.Match.Points, row.Match.Verdict, row.Match.Reasons.Split('\n', StringSplitOptions.RemoveEmptyEntries), row.Match.FoundAtUtc)),
        ];
    }

    /// <summary>The leads that were merged into a lead, the latest first.</summary>
    public async Task<IReadOnlyList<MergedLead>> MergedIntoAsync(long tenantId, long leadId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var merges = await db.LeadMerges.AsNoTracking().Where(merge => merge.SurvivorLeadId == leadId && merge.UndoneAtUtc == null)
            .OrderByDescending(merge => merge.Id).Take(Most)
            .Select(merge => new { Merge = merge, Street = db.Leads.IgnoreQueryFilters(new[] { OpsDb.TrashFilter }).Where(lead => lead.Id == merge.MergedLeadId).Select(lead => lead.Street).FirstOrDefault() })
            .ToListAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. merges.Select(row => new MergedLead(row.Merge.Id, row.Merge.MergedLeadId, row.Street ?? "", row.Merge.ByName, row.Merge.AtUtc, row.Street is not null && row.Merge.WhyNotUndo(now) is null ? row.Merge.AtUtc + LeadMerge.UndoWindow : null))];
    }
}
