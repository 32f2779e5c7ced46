using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Trash;

/// <summary>A lead in the trash.</summary>
public sealed record TrashedLead(
    long Id, long Version, LeadStatus Status, string Street, string City, string State, string Zip, long? AskingPriceCents,
    DateTime DeletedAtUtc, string? DeletedByName);

/// <summary>The trash of a tenant, newest first, a page at a time. Callers check <see cref="LeadPermissions.Delete"/>.</summary>
public sealed class LeadTrashQuery(OpsDbs dbs)
{
    public const int PageSize = 50;

    /// <returns>At most one page, and whether there is another.</returns>
    public async Task<(IReadOnlyList<TrashedLead> Leads, bool HasMore)> LoadAsync(long tenantId, int page, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var leads = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().Where(lead => lead.DeletedAtUtc != null)
            .OrderByDescending(lead => lead.DeletedAtUtc).ThenByDescending(lead => lead.Id)
            .Skip(Math.Max(0, page) * PageSize).Take(PageSize + 1)
            .Select(lead => new TrashedLead(
                lead.Id, lead.Version, lead.Status, lead.Street, lead.City, lead.State, lead.Zip, lead.AskingPriceCents,
                lead.DeletedAtUtc!.Value, lead.DeletedByName))
            .ToListAsync(ct);
        return ([.. leads.Take(PageSize)], leads.Count > PageSize);
    }
}
