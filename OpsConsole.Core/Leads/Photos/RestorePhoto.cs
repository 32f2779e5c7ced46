using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>Brings a removed photo back to its place, unless the same one was added again meanwhile.</summary>
public sealed class RestorePhoto(OpsDbs dbs)
{
    public async Task<Result<long>> RunAsync(long photoId, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        try
        {
            return await dbs.ChangePhotoAsync(photoId, actor, "lead.photo-restored", photo => photo.Restore(), ct);
        }
        catch (DbUpdateException)
        {
            await using var db = dbs.Open(actor);
            var name = await db.LeadPhotos.Where(photo => photo.Id == photoId).Select(photo => photo.Name).FirstOrDefaultAsync(ct);
            return name is null ? new NotFound("The photo") : new PhotoIsHereAlready(name);
        }
    }
}
