using System.Globalization;
using OpsConsole.Core.Leads.Photos;

namespace OpsConsole.Web.Leads.Photos;

/// <summary>The short texts of a gallery.</summary>
internal static class PhotoWords
{
    /// <summary>What is read to somebody who does not see the picture.</summary>
    public static string Alt(PhotoLine photo, int number, string street) => photo.Caption ?? $"Photo {number} of {street}";

    public static string When(PhotoLine photo) => photo.TakenOn is { } day
        ? $"Taken on {day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}"
        : $"Added on {photo.AddedAtUtc.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}; the file does not say when it was taken";

    public static string Size(PhotoLine photo) => string.Create(CultureInfo.InvariantCulture, $"{photo.Width:N0} × {photo.Height:N0} pixels");
}
