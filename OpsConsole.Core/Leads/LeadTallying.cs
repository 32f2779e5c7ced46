using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace OpsConsole.Core.Leads;

/// <summary>Turns changed leads into increments of their tenant's tallies. Increments, not totals: two savers never overwrite each other.</summary>
internal static class LeadTallying
{
    public readonly record struct Delta(long TenantId, LeadStatus Status, long Count, long Cents);

    public static IReadOnlyList<Delta> DeltasOf(IEnumerable<EntityEntry> changes) =>
    [
        .. changes.Where(entry => entry.Entity is Lead).SelectMany(Of)
            .GroupBy(delta => (delta.TenantId, delta.Status))
            .Select(group => new Delta(group.Key.TenantId, group.Key.Status, group.Sum(delta => delta.Count), group.Sum(delta => delta.Cents)))
            .Where(delta => delta.Count != 0 || delta.Cents != 0)
            .OrderBy(delta => delta.TenantId).ThenBy(delta => delta.Status),
    ];

    public static async Task ApplyAsync(OpsDb db, IReadOnlyList<Delta> deltas, CancellationToken ct)
    {
        foreach (var delta in deltas)
        {
            var changed = await db.LeadTallies.IgnoreQueryFilters([OpsDb.TenantFilter])
                .Where(tally => tally.TenantId == delta.TenantId && tally.Status == delta.Status)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(tally => tally.Count, tally => tally.Count + delta.Count)
                    .SetProperty(tally => tally.AskingCents, tally => tally.AskingCents + delta.Cents), ct);
            if (changed == 0)
                throw new InvalidOperationException($"Tenant {delta.TenantId} has no tally for {delta.Status}; tenants are made with all of them.");
        }
    }

    private static IEnumerable<Delta> Of(EntityEntry entry)
    {
        var lead = (Lead)entry.Entity;
        // What lies in the trash is not counted.
        if (entry.State != EntityState.Added && entry.Property(nameof(Lead.DeletedAtUtc)).OriginalValue is null)
        {
            var before = (LeadStatus)entry.Property(nameof(Lead.Status)).OriginalValue!;
            var cents = (long?)entry.Property(nameof(Lead.AskingPriceCents)).OriginalValue ?? 0;
            yield return new Delta(lead.TenantId, before, -1, -cents);
        }

        if (entry.State != EntityState.Deleted && lead.DeletedAtUtc is null)
            yield return new Delta(lead.TenantId, lead.Status, 1, lead.AskingPriceCents ?? 0);
    }
}
