using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Photos;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>Photos follow their lead into the one that stays, behind its own, and come back with an undo.</summary>
internal static class PhotosOfMerges
{
    /// <summary>A photo that both have stays where it is. Saves; the caller has a transaction open.</summary>
    /// <returns>Those that moved.</returns>
    public static async Task<IReadOnlyList<long>> PhotosFollowAsync(this OpsDb db, Lead merged, Lead survivor, CancellationToken ct)
    {
        var own = await db.PhotosOf(survivor.Id).AsNoTracking().Select(photo => new { photo.Hash, photo.Position }).ToListAsync(ct);
        var hashes = own.Select(photo => Convert.ToHexString(photo.Hash)).ToHashSet();
        var moving = (await db.PhotosOf(merged.Id).InOrder().ToListAsync(ct)).Where(photo => !hashes.Contains(Convert.ToHexString(photo.Hash))).ToList();
        await MoveAsync(db, moving, merged, survivor, own.Count == 0 ? 0 : own.Max(photo => photo.Position) + 1, ct);
        return moving.ConvertAll(photo => photo.Id);
    }

    public static async Task PhotosComeBackAsync(this OpsDb db, Lead survivor, Lead merged, IReadOnlyList<long> photos, CancellationToken ct)
    {
        var ids = photos.ToArray();
        var moving = await db.PhotosOf(survivor.Id).Where(photo => ids.Contains(photo.Id)).InOrder().ToListAsync(ct);
        await MoveAsync(db, moving, survivor, merged, 0, ct);
    }

    private static async Task MoveAsync(OpsDb db, List<LeadPhoto> photos, Lead from, Lead to, int position, CancellationToken ct)
    {
        if (photos.Count == 0)
            return;
        foreach (var photo in photos)
        {
            photo.Belong(PhotoPlace.OfLead(to.Id));
            photo.Position = position++;
        }

        await db.SaveChangesAsync(ct);
        await db.KeepFirstPhotoAsync(from, ct);
        await db.KeepFirstPhotoAsync(to, ct);
    }
}
