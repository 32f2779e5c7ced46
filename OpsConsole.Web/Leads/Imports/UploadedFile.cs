using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace OpsConsole.Web.Leads.Imports;

/// <summary>The file inside a multipart body, not read yet. The content is good until the request ends.</summary>
internal sealed record UploadedFile(string Name, Stream Content)
{
    private const int LongestBoundary = 100;
    private const int MostSections = 8;

    /// <summary>The first section that is a file; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The body is no well-formed form.</exception>
    public static async Task<UploadedFile?> FindAsync(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
            return null;

        var reader = new MultipartReader(boundary, request.Body);
        for (var section = 0; section < MostSections; section++)
        {
            if (await reader.ReadNextSectionAsync(ct) is not { } found)
                return null;
            if (found.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
                return new UploadedFile(HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "", found.Body);
        }

        return null;
    }
}
