namespace OpsConsole.Core.Leads.Photos.Reading;

/// <summary>Tells by its content what a file is, checks it to its last byte and answers it without what it tells of its owner.</summary>
public static class PictureReader
{
    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    /// <param name="name">For the words of a refusal; nothing is told by it.</param>
    public static Result<Picture> Read(byte[] bytes, string name)
    {
        if (bytes.Length == 0)
            return new PhotoIsEmpty(name);
        if (bytes.AsSpan().StartsWith(JpegStart))
            return JpegPicture.Read(bytes, name);
        if (bytes.AsSpan().StartsWith(PngPicture.Signature))
            return PngPicture.Read(bytes, name);
        if (bytes.Length >= 12 && bytes.AsSpan().StartsWith("RIFF"u8) && bytes.AsSpan(8, 4).SequenceEqual("WEBP"u8))
            return WebpPicture.Read(bytes, name);
        return new PhotoIsNoPicture(name, ForeignContent.NameOf(bytes));
    }

    /// <summary>Cameras and servers fill files up with zeros; anything else behind a picture is not part of it.</summary>
    internal static bool IsPadding(ReadOnlySpan<byte> rest) => rest.IndexOfAnyExcept((byte)0) < 0;
}
