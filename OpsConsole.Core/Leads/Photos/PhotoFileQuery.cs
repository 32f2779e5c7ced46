using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;
using OpsConsole.Core.Leads.Photos.Reading;

namespace OpsConsole.Core.Leads.Photos;

/// <summary>A photo's bytes on their way to a browser. They never change, so its hash names them for ever.</summary>
public sealed record PhotoFile(string Name, string ContentType, string Hash, Stream Content);

public sealed class PhotoFileQuery(OpsDbs dbs)
{
    /// <param name="isSmall">The small picture, or the photo itself when there is none.</param>
    /// <returns>Null when there is no such photo or the actor may not see it.</returns>
    public async Task<PhotoFile?> LoadAsync(long photoId, bool isSmall, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var found = await db.PhotosSeenBy(actor).Where(photo => photo.Id == photoId)
            .Select(photo => new { photo.Name, photo.Kind, FileId = isSmall ? photo.SmallFileId ?? photo.FileId : photo.FileId }).FirstOrDefaultAsync(ct);
        if (found is null)
            return null;
        var hash = await db.Files.Where(file => file.Id == found.FileId).Select(file => file.Hash).FirstAsync(ct);
        var content = await StoredFileStream.OpenAsync(dbs, actor.TenantId, found.FileId, ct);
        var start = new byte[12];
        await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        content.Position = 0;
        return new PhotoFile(found.Name, Picture.ContentTypeOf(KindOf(start)), Convert.ToHexStringLower(hash!), content);
    }

    /// <summary>A small picture may be of another kind than its photo. Both were checked when they came.</summary>
    private static PictureKind KindOf(byte[] start) => start[0] switch { 0xFF => PictureKind.Jpeg, 0x89 => PictureKind.Png, _ => PictureKind.Webp };
}
