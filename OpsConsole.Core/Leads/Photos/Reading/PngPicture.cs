using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace OpsConsole.Core.Leads.Photos.Reading;

/// <summary>
/// A PNG file chunk by chunk, each with its check sum, its pixels counted. Kept are the chunks that its look depends on; gone are texts, times,
/// Exif and everything private. Of a moving PNG the still picture stays.
/// </summary>
internal static class PngPicture
{
    private static readonly HashSet<string> looks = ["PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"];

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static Result<Picture> Read(ReadOnlySpan<byte> bytes, string name)
    {
        var facts = ExifFacts.None;
        PngHead? head = null;
        using var before = new MemoryStream();
        using var kept = new MemoryStream(bytes.Length);
        using var packed = new MemoryStream(bytes.Length);
        var at = Signature.Length;
        while (true)
        {
            if (at + 12 > bytes.Length)
                return new PhotoIsCutShort(name);
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > int.MaxValue)
                return new PhotoIsDamaged(name);
            if (at + 12L + length > bytes.Length)
                return new PhotoIsCutShort(name);
            var chunk = bytes.Slice(at, 12 + (int)length);
            var typed = chunk[4..^4];
            var content = chunk[8..^4];
            var type = Encoding.ASCII.GetString(typed[..4]);
            if (Crc32.Of(typed) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]) || (head is null) != (type == "IHDR"))
                return new PhotoIsDamaged(name);
            at += chunk.Length;

            if (type == "IHDR")
            {
                head = PngHead.Read(content);
                if (head is null)
                    return new PhotoIsDamaged(name);
                if (Picture.WhyNotOfSize(name, head.Width, head.Height) is { } tooMany)
                    return tooMany;
                before.Write(chunk);
            }
            else if (type == "IEND")
            {
                kept.Write(chunk);
                break;
            }
            else if (type == "eXIf")
            {
                facts = Exif.Read(content);
            }
            else if (looks.Contains(type))
            {
                kept.Write(chunk);
                if (type == "IDAT")
                    packed.Write(content);
            }
            else if (char.IsAsciiLetterUpper(type[0]))
            {
                // A chunk nobody knows that the picture cannot be shown without.
                return new PhotoIsDamaged(name);
            }
        }

        if (!PictureReader.IsPadding(bytes[at..]))
            return new PhotoHasMoreBehind(name);
        if (WhyNotWhole(packed, head!, name) is { } refusal)
            return refusal;
        if (facts.Orientation > 1)
            before.Write(PngChunk.Of("eXIf", Exif.Only(facts.Orientation)));
        return Picture.Turned(PictureKind.Png, (int)head!.Width, (int)head.Height, [.. Signature, .. before.ToArray(), .. kept.ToArray()], facts);
    }

    /// <summary>Unpacks the pixels without keeping them: there must be exactly as many bytes as the head says, however small they are packed.</summary>
    private static Error? WhyNotWhole(MemoryStream packed, PngHead head, string name)
    {
        packed.Position = 0;
        using var pixels = new ZLibStream(packed, CompressionMode.Decompress);
        var piece = new byte[64 * 1024];
        long count = 0;
        try
        {
            for (int read; (read = pixels.Read(piece)) > 0;)
                if ((count += read) > head.PixelBytes)
                    return new PhotoIsDamaged(name);
        }
        catch (InvalidDataException)
        {
            return new PhotoIsDamaged(name);
        }

        return count < head.PixelBytes ? new PhotoIsCutShort(name) : null;
    }
}
