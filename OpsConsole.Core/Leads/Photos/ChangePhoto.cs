using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>How a change of one photo runs: find it, ask whether the actor may, let it change, keep its lead's first photo.</summary>
internal static class ChangePhoto
{
    public static Task<Result<long>> ChangePhotoAsync(this OpsDbs dbs, long photoId, Actor actor, string action, Func<LeadPhoto, Error?> change, CancellationToken ct) =>
        PhotoKeeping.AgainAsync(async () =>
        {
            if (actor.OnlyLooks is { } looking)
                return (Result<long>)looking;
            await using var db = dbs.Open(actor);
            if (await db.LeadPhotos.FirstOrDefaultAsync(row => row.Id == photoId, ct) is not { } photo)
                return (Result<long>)new NotFound("The photo");
            var place = new PhotoPlace(photo.LeadId, photo.DraftKey);
            if (await db.WhyNotChangePhotosAsync(place, photo.AddedByUserId, actor, ct) is { } refusal)
                return refusal;
            if (change(photo) is { } unchanged)
                return unchanged;
            await db.SavePhotosAsync(place, actor, action, new { Photo = photo.Name, photo.Caption }, ct);
            return photo.Id;
        });
}
