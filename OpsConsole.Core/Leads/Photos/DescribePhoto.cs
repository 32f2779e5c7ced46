using OpsConsole.Core.Leads.FairHousing;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>Says in words what a photo shows; who cannot see it is read this text.</summary>
public sealed class DescribePhoto(OpsDbs dbs, TenantWording wording)
{
    public async Task<Result<long>> RunAsync(long photoId, string? caption, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        var check = await wording.OfAsync(actor.TenantId, ct);
        return await dbs.ChangePhotoAsync(photoId, actor, "lead.photo-described", photo => photo.Describe(caption, check), ct);
    }
}
