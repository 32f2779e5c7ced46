namespace OpsConsole.Core.Leads.Photos.Reading;

public enum PictureKind
{
    Jpeg,
    Png,
    Webp,
}

/// <summary>A picture as it is kept: what is needed to show it, and nothing that says where or with what it was taken.</summary>
/// <param name="Width">In pixels, as it is shown: a picture that lies on its side is as wide as it is high in the file.</param>
/// <param name="TakenOn">The camera's own day, when the file said one that can be true.</param>
public sealed record Picture(PictureKind Kind, int Width, int Height, byte[] Bytes, DateOnly? TakenOn)
{
    /// <summary>More would take a browser that shows it, or a node that counts it, too much memory: 60 million are 240 MB.</summary>
    public const long MostPixels = 60_000_000;

    public const int MostSide = 20_000;

    public static string ContentTypeOf(PictureKind kind) => kind switch
    {
        PictureKind.Jpeg => "image/jpeg",
        PictureKind.Png => "image/png",
        _ => "image/webp",
    };

    /// <summary>Null when a picture of that size may be taken.</summary>
    internal static Error? WhyNotOfSize(string name, long width, long height) =>
        width is < 1 || height is < 1 ? new PhotoIsDamaged(name)
        : width > MostSide || height > MostSide || width * height > MostPixels ? new PhotoHasTooManyPixels(name, width, height)
        : null;

    internal static Picture Turned(PictureKind kind, int width, int height, byte[] bytes, ExifFacts facts) =>
        facts.IsOnItsSide ? new(kind, height, width, bytes, facts.TakenOn) : new(kind, width, height, bytes, facts.TakenOn);
}
