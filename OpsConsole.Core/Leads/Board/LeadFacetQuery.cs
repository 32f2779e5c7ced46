using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Board;

/// <summary>What the board's filters offer: the markets and sources with the most pending and approved leads, at most <see cref="LeadFacetQuery.Most"/> each.</summary>
public sealed record LeadFacets(IReadOnlyList<string> Cities, IReadOnlyList<string> Sources);

public sealed class LeadFacetQuery(OpsDbs dbs)
{
    public const int Most = 60;

    public async Task<LeadFacets> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var open = db.Leads.AsNoTracking().Where(lead => lead.Status == LeadStatus.Pending || lead.Status == LeadStatus.Approved);
        var cities = await open.GroupBy(lead => lead.City).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => group.Key).Take(Most).ToListAsync(ct);
        var sources = await open.GroupBy(lead => lead.Source).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => group.Key).Take(Most).ToListAsync(ct);
        return new LeadFacets([.. cities.Order(StringComparer.OrdinalIgnoreCase)], [.. sources.Order(StringComparer.OrdinalIgnoreCase)]);
    }
}
