using OpsConsole.Core.Leads.Listing;

namespace OpsConsole.Core.Leads.Board;

/// <summary>What the board's filters offer: the markets and sources with the most pending and approved leads, at most <see cref="LeadFacetQuery.Most"/> each.</summary>
public sealed record LeadFacets(IReadOnlyList<string> Cities, IReadOnlyList<string> Sources);

public sealed class LeadFacetQuery(LeadIndexes indexes)
{
    public const int Most = 60;

    public Task<LeadFacets> LoadAsync(long tenantId, CancellationToken ct) => indexes.AskAsync(tenantId, index => index.Facets(Most), ct);
}
