using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OpsConsole.Core.Leads.Photos;

namespace OpsConsole.Web.Leads.Photos;

/// <summary>Reads a photo out of a multipart body: the picture and what the browser made of it beside, each held to its own size while it comes.</summary>
internal static class PhotoForm
{
    private const int LongestBoundary = 100;
    private const int MostSections = 8;
    private const int ExifBytes = 66_000;

    /// <returns>Null when there is no file in it.</returns>
    /// <exception cref="InvalidDataException">The body is no well-formed form.</exception>
    public static async Task<NewPhoto?> ReadAsync(HttpRequest request, long mostBytes, Guid? uploadKey, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
            return null;

        NewPhoto? photo = null;
        byte[]? small = null, exif = null;
        var reader = new MultipartReader(boundary, request.Body);
        for (var number = 0; number < MostSections && await reader.ReadNextSectionAsync(ct) is { } section; number++)
        {
            if (section.GetContentDispositionHeader() is not { } disposition || !disposition.IsFileDisposition())
                continue;
            switch (HeaderUtilities.RemoveQuotes(disposition.Name).Value)
            {
                case "small":
                    small = await BytesAsync(section.Body, AddPhoto.SmallBytes, ct);
                    break;
                case "exif":
                    exif = await BytesAsync(section.Body, ExifBytes, ct);
                    break;
                default:
                    var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
                    photo = new NewPhoto(name, await BytesAsync(section.Body, mostBytes, ct), UploadKey: uploadKey);
                    break;
            }
        }

        return photo is null ? null : photo with { Small = small, Exif = exif };
    }

    /// <summary>At most one byte more than may be, which is enough for a refusal.</summary>
    private static async Task<byte[]> BytesAsync(Stream body, long most, CancellationToken ct)
    {
        using var held = new MemoryStream();
        var piece = new byte[64 * 1024];
        for (int read; held.Length <= most && (read = await body.ReadAsync(piece, ct)) > 0;)
            held.Write(piece, 0, (int)Math.Min(read, most + 1 - held.Length));
        return held.ToArray();
    }
}
