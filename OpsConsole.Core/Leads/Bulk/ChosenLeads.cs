using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>Reads what a selection means.</summary>
internal static class ChosenLeads
{
    private const int AtOnce = 500;

    /// <summary>The leads themselves, so many at a time; those that are gone are missing.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Lead>> LeadsAsync(
        this OpsDb db, LeadBulkSelection selection, Actor actor, int atOnce, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var ids in ((PickedLeads)selection).Ids.Distinct().Order().Chunk(atOnce))
            yield return await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id)).OrderBy(lead => lead.Id).ToListAsync(ct);
    }

    /// <summary>Each chosen lead with the version it has now, 0 for one that is gone; in the order of their ids.</summary>
    public static async Task<IReadOnlyList<LeadRef>> FreezeAsync(this OpsDb db, LeadBulkSelection selection, Actor actor, CancellationToken ct)
    {
        var frozen = new List<LeadRef>();
        foreach (var ids in ((PickedLeads)selection).Ids.Distinct().Order().Chunk(AtOnce))
        {
            var present = await db.Leads.Where(lead => ids.Contains(lead.Id)).Select(lead => new { lead.Id, lead.Version }).ToDictionaryAsync(lead => lead.Id, lead => lead.Version, ct);
            frozen.AddRange(ids.Select(id => new LeadRef(id, present.GetValueOrDefault(id))));
        }

        return frozen;
    }
}
