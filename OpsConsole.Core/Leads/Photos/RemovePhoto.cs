namespace OpsConsole.Core.Leads.Photos;

/// <summary>Takes a photo away; for a day it can be brought back (<see cref="RestorePhoto"/>).</summary>
public sealed class RemovePhoto(OpsDbs dbs, TimeProvider clock)
{
    public Task<Result<long>> RunAsync(long photoId, Actor actor, CancellationToken ct) =>
        dbs.ChangePhotoAsync(photoId, actor, "lead.photo-removed", photo => photo.Remove(clock.GetUtcNow().UtcDateTime), ct);
}
