using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Trash;

/// <summary>
/// Removes leads for good that lay in the trash longer than their tenant keeps them, with their notes, tags and photos. Tasks and opportunities stay
/// without the lead, the activity stays as it is, and duplicates of a removed lead name another one.
/// </summary>
public sealed class EmptyTrash(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <returns>How many leads were removed.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long removed = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var before = clock.GetUtcNow().UtcDateTime.AddDays(-await settings.GetAsync(tenantId, SettingCatalog.TrashDays, ct));
            int batch;
            do
                removed += batch = await RemoveAsync(tenantId, before, ct);
            while (batch == AtOnce);
        }

        return removed;
    }

    private async Task<int> RemoveAsync(long tenantId, DateTime before, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        // A merge can be undone for so long, whatever the tenant's trash keeps.
        var undoable = clock.GetUtcNow().UtcDateTime - LeadMerge.UndoWindow;
        var due = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(lead => lead.DeletedAtUtc < before && (lead.MergedIntoLeadId == null || lead.DeletedAtUtc < undoable))
            .OrderBy(lead => lead.DeletedAtUtc).ThenBy(lead => lead.Id).Take(AtOnce).ToListAsync(ct);
        if (due.Count == 0)
            return 0;
        var (trash, ids) = (Actor.System(tenantId, "Trash"), due.Select(lead => lead.Id).ToList());
        await db.InTransactionAsync(async () =>
        {
            foreach (var lead in due)
                await db.HandOverAsync(lead.Id, trash, ct);
            await db.LeadHandovers.Where(row => ids.Contains(row.LeadId)).ExecuteDeleteAsync(ct);
            await db.ExpiryNotices.Where(row => ids.Contains(row.LeadId)).ExecuteDeleteAsync(ct);
            await db.LeadVerifications.Where(row => ids.Contains(row.LeadId)).ExecuteDeleteAsync(ct);
            await db.LeadCheckmarks.Where(row => ids.Contains(row.LeadId)).ExecuteDeleteAsync(ct);
            await db.LeadTags.Where(row => ids.Contains(row.LeadId)).ExecuteDeleteAsync(ct);
            await db.NoteMentions.Where(row => db.Notes.Any(note => note.Id == row.NoteId && note.LeadId != null && ids.Contains(note.LeadId.Value))).ExecuteDeleteAsync(ct);
            await db.Notes.Where(row => row.LeadId != null && ids.Contains(row.LeadId.Value)).ExecuteDeleteAsync(ct);
            await db.PurgePhotosAsync(db.LeadPhotos.Where(row => row.LeadId != null && ids.Contains(row.LeadId.Value)), ct);
            await db.LeadMatches.Where(row => ids.Contains(row.LeadId) || ids.Contains(row.OtherLeadId)).ExecuteDeleteAsync(ct);
            await db.LeadMerges.Where(row => ids.Contains(row.SurvivorLeadId) || ids.Contains(row.MergedLeadId)).ExecuteDeleteAsync(ct);
            await db.Tasks.Where(task => task.LeadId != null && ids.Contains(task.LeadId.Value))
                .ExecuteUpdateAsync(set => set.SetProperty(task => task.LeadId, (long?)null), ct);
            await db.Opportunities.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(row => row.LeadId != null && ids.Contains(row.LeadId.Value))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeadId, (long?)null), ct);
            foreach (var lead in due)
            {
                db.Leads.Remove(lead);
                db.Record(trash, "lead.purged", lead, new { lead.Street, lead.City, lead.DeletedAtUtc, lead.DeletedByName });
            }

            await db.SaveChangesAsync(ct);
        }, ct);
        return due.Count;
    }
}
