using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>What every change of photos has in common.</summary>
internal static class PhotoKeeping
{
    private const int Attempts = 5;

    /// <param name="writerId">Whose draft; of a lead it says nothing.</param>
    public static IQueryable<LeadPhoto> PhotosAt(this OpsDb db, PhotoPlace place, long? writerId) => place.LeadId is { } leadId
        ? db.PhotosOf(leadId)
        : db.LeadPhotos.Where(photo => photo.DraftKey == place.DraftKey && photo.AddedByUserId == writerId && photo.RemovedAtUtc == null);

    public static IQueryable<LeadPhoto> PhotosOf(this OpsDb db, long leadId) => db.LeadPhotos.Where(photo => photo.LeadId == leadId && photo.RemovedAtUtc == null);

    public static IOrderedQueryable<LeadPhoto> InOrder(this IQueryable<LeadPhoto> photos) => photos.OrderBy(photo => photo.Position).ThenBy(photo => photo.Id);

    /// <summary>
    /// Saves photos with the activity of their lead, and the lead's first photo when it is another one now: cards and lists show it, so the
    /// lead's version goes up with it.
    /// </summary>
    public static async Task SavePhotosAsync(this OpsDb db, PhotoPlace place, Actor actor, string action, object particulars, CancellationToken ct)
    {
        if (place.LeadId is not { } leadId)
        {
            await db.SaveChangesAsync(ct);
            return;
        }

        await db.InTransactionAsync(async () =>
        {
            var lead = await db.Leads.FirstAsync(row => row.Id == leadId, ct);
            db.Record(actor, action, lead, particulars);
            await db.SaveChangesAsync(ct);
            await db.KeepFirstPhotoAsync(lead, ct);
        }, ct);
    }

    public static async Task KeepFirstPhotoAsync(this OpsDb db, Lead lead, CancellationToken ct)
    {
        var first = await db.PhotosOf(lead.Id).InOrder().Select(photo => (long?)photo.Id).FirstOrDefaultAsync(ct);
        if (lead.FirstPhotoId == first)
            return;
        lead.ShowFirst(first);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whoever loses a race for a place in the order, or for the lead's row, tries again.</summary>
    public static async Task<T> AgainAsync<T>(Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }
}
