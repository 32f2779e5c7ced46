namespace OpsConsole.Core.Leads.Photos;

/// <summary>Says in words what a photo shows; who cannot see it is read this text.</summary>
public sealed class DescribePhoto(OpsDbs dbs)
{
    public Task<Result<long>> RunAsync(long photoId, string? caption, Actor actor, CancellationToken ct) =>
        dbs.ChangePhotoAsync(photoId, actor, "lead.photo-described", photo => photo.Describe(caption), ct);
}
