using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>Gives a photo another place in the order; the first one stands on cards and in lists.</summary>
public sealed class MovePhoto(OpsDbs dbs)
{
    /// <param name="to">Counted from 0; beyond the end is the end.</param>
    public Task<Result<long>> RunAsync(long photoId, int to, Actor actor, CancellationToken ct) => PhotoKeeping.AgainAsync(async () =>
    {
        if (actor.OnlyLooks is { } looking)
            return (Result<long>)looking;
        await using var db = dbs.Open(actor);
        if (await db.LeadPhotos.AsNoTracking().FirstOrDefaultAsync(row => row.Id == photoId && row.RemovedAtUtc == null, ct) is not { } found)
            return (Result<long>)new NotFound("The photo");
        var place = new PhotoPlace(found.LeadId, found.DraftKey);
        if (await db.WhyNotChangePhotosAsync(place, found.AddedByUserId, actor, ct) is { } refusal)
            return refusal;
        var photos = await db.PhotosAt(place, found.AddedByUserId).InOrder().ToListAsync(ct);
        var from = photos.FindIndex(photo => photo.Id == photoId);
        var target = Math.Clamp(to, 0, photos.Count - 1);
        if (from == target)
            return photoId;
        var moved = photos[from];
        photos.RemoveAt(from);
        photos.Insert(target, moved);
        for (var position = 0; position < photos.Count; position++)
            photos[position].Position = position;
        await db.SavePhotosAsync(place, actor, "lead.photos-ordered", new { Photo = moved.Name, To = target + 1 }, ct);
        return photoId;
    });
}
