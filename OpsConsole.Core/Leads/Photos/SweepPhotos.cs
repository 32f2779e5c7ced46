using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>Removes for good the photos of drafts that nobody sent, and those that were removed longer ago than they can be brought back.</summary>
public sealed class SweepPhotos(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <returns>How many photos were removed.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long removed = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var (drafts, bin) = (now.AddDays(-await settings.GetAsync(tenantId, SettingCatalog.PhotoDraftDays, ct)), now - LeadPhoto.UndoWindow);
            int batch;
            do
                removed += batch = await RemoveAsync(tenantId, drafts, bin, ct);
            while (batch == AtOnce);
        }

        return removed;
    }

    private async Task<int> RemoveAsync(long tenantId, DateTime drafts, DateTime bin, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var due = await db.LeadPhotos.Where(photo => (photo.LeadId == null && photo.AddedAtUtc < drafts) || photo.RemovedAtUtc < bin)
            .OrderBy(photo => photo.Id).Take(AtOnce).Select(photo => photo.Id).ToListAsync(ct);
        await db.PurgePhotosAsync(db.LeadPhotos.Where(photo => due.Contains(photo.Id)), ct);
        return due.Count;
    }
}

internal static class PhotoPurge
{
    /// <summary>Removes photos with their files. A photo that found its lead meanwhile is not among them any more.</summary>
    public static async Task PurgePhotosAsync(this OpsDb db, IQueryable<LeadPhoto> photos, CancellationToken ct)
    {
        var rows = await photos.Select(photo => new { photo.Id, photo.FileId, photo.SmallFileId }).ToListAsync(ct);
        if (rows.Count == 0)
            return;
        var (ids, files) = (rows.ConvertAll(row => row.Id), rows.SelectMany(row => new[] { row.FileId, row.SmallFileId ?? 0 }).ToList());
        await db.LeadPhotos.Where(photo => ids.Contains(photo.Id)).ExecuteDeleteAsync(ct);
        await db.Files.Where(file => files.Contains(file.Id)).ExecuteDeleteAsync(ct);
    }
}
