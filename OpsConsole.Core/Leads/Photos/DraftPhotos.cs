using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Photos;

internal static class DraftPhotos
{
    /// <summary>The photos of a form become those of the lead that it was sent as. Saves; the caller has a transaction open.</summary>
    public static async Task TakeDraftPhotosAsync(this OpsDb db, Guid submissionKey, Lead lead, Actor actor, CancellationToken ct)
    {
        var photos = await db.LeadPhotos.Where(photo => photo.DraftKey == submissionKey && photo.AddedByUserId == actor.UserId).ToListAsync(ct);
        if (photos.Count == 0)
            return;
        foreach (var photo in photos)
            photo.Belong(PhotoPlace.OfLead(lead.Id));
        await db.SaveChangesAsync(ct);
        await db.KeepFirstPhotoAsync(lead, ct);
    }
}
