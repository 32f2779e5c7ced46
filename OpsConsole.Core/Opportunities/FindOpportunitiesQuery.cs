using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;

namespace OpsConsole.Core.Opportunities;

/// <summary>An opportunity as the command palette offers it.</summary>
public sealed record FoundOpportunity(long Id, string Title, OpportunityStage Stage, OpportunityOutcome? Outcome, string? OwnerName);

/// <summary>
/// Finds opportunities by their number, by the beginning of their name, and by the leads that the same text found: whoever is known as a lead's
/// owner is known here. Each part is the first rows of an index.
/// </summary>
public sealed class FindOpportunitiesQuery(OpsDbs dbs)
{
    public const int Most = 5;

    /// <param name="leadIds">See <see cref="FindLeadsQuery"/>.</param>
    public async Task<Result<IReadOnlyList<FoundOpportunity>>> LoadAsync(string text, IReadOnlyCollection<long> leadIds, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.View) is { } refusal)
            return refusal;
        var typed = text.Trim();
        typed = typed.Length <= FindLeadsQuery.LongestText ? typed : typed[..FindLeadsQuery.LongestText];
        await using var db = dbs.Open(actor);
        var found = new List<FoundOpportunity>();
        foreach (var part in Parts(db.Opportunities.AsNoTracking(), typed, leadIds))
        {
            if (found.Count >= Most)
                break;
            found.AddRange(await part.Take(Most).Select(row => new FoundOpportunity(row.Id, row.Title, row.Stage, row.Outcome, row.OwnerName)).ToListAsync(ct));
        }

        return found.DistinctBy(row => row.Id).Take(Most).ToList();
    }

    private static IEnumerable<IQueryable<Opportunity>> Parts(IQueryable<Opportunity> rows, string typed, IReadOnlyCollection<long> leadIds)
    {
        if (long.TryParse(typed.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            yield return rows.Where(row => row.Id == id).OrderBy(row => row.Id);
        if (typed.Length < FindLeadsQuery.ShortestText)
            yield break;
        yield return rows.Where(row => row.Title.StartsWith(typed)).OrderBy(row => row.Title).ThenBy(row => row.Id);
        if (leadIds.Count > 0)
            yield return rows.Where(row => row.LeadId != null && leadIds.Contains(row.LeadId.Value)).OrderBy(row => row.LeadId).ThenBy(row => row.Id);
    }
}
