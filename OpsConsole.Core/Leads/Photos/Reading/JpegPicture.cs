using System.Buffers.Binary;

namespace OpsConsole.Core.Leads.Photos.Reading;

/// <summary>
/// A JPEG file segment by segment (ITU T.81, annex B). Kept are the tables, the frame, the scans, the colour profile and Adobe's word on colours;
/// gone are Exif, XMP, IPTC, comments, previews and every maker's own segment.
/// </summary>
internal static class JpegPicture
{
    /// <summary>A progressive picture has about ten. Each costs a pass over all pixels.</summary>
    private const int MostScans = 100;

    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, Exif1 = 0xE1;

    public static Result<Picture> Read(ReadOnlySpan<byte> bytes, string name)
    {
        var facts = ExifFacts.None;
        var (width, height, scans, scanned, hasMore) = (0, 0, 0, 0L, false);
        using var kept = new MemoryStream(bytes.Length);
        var at = 2;
        while (true)
        {
            while (at + 1 < bytes.Length && bytes[at] == 0xFF && bytes[at + 1] == 0xFF)
                at++;
            if (at + 1 >= bytes.Length)
                return new PhotoIsCutShort(name);
            if (bytes[at] != 0xFF)
                return new PhotoIsDamaged(name);
            var marker = bytes[at + 1];
            at += 2;
            if (marker == End)
                break;
            if (at + 2 > bytes.Length)
                return new PhotoIsCutShort(name);
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            if (length < 2 || marker < 0xC0 || marker is >= 0xD0 and <= Start)
                return new PhotoIsDamaged(name);
            if (at + length > bytes.Length)
                return new PhotoIsCutShort(name);
            var content = bytes.Slice(at + 2, length - 2);
            at += length;

            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    if (width != 0 || content.Length < 6 || content[0] != 8 || content[5] is not (1 or 3 or 4) || content.Length != 6 + (3 * content[5]))
                        return new PhotoIsDamaged(name);
                    (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(content[1..]), BinaryPrimitives.ReadUInt16BigEndian(content[3..]));
                    if (Picture.WhyNotOfSize(name, width, height) is { } tooMany)
                        return tooMany;
                    Keep(kept, marker, content);
                    break;
                case 0xC4 or 0xDB or 0xDD:
                    Keep(kept, marker, content);
                    break;
                case >= 0xC0 and <= 0xCF:
                    // Lossless, hierarchical and arithmetic-coded pictures, which no browser shows.
                    return new PhotoIsDamaged(name);
                case Scan:
                    if (width == 0 || ++scans > MostScans)
                        return new PhotoIsDamaged(name);
                    Keep(kept, marker, content);
                    if (CodedLength(bytes[at..]) is not { } coded)
                        return new PhotoIsCutShort(name);
                    kept.Write(bytes.Slice(at, coded));
                    (at, scanned) = (at + coded, scanned + coded);
                    break;
                case 0xE0 when content.Length >= 14 && content.StartsWith("JFIF\0"u8):
                    // Without the preview that may follow.
                    Keep(kept, marker, [.. content[..12], 0, 0]);
                    break;
                case Exif1 when Exif.Begins(content):
                    facts = Exif.Read(content);
                    break;
                case 0xE2 when content.StartsWith("ICC_PROFILE\0"u8):
                case 0xEE when content.StartsWith("Adobe"u8):
                    Keep(kept, marker, content);
                    break;
                case 0xE2:
                    hasMore |= content.StartsWith("MPF\0"u8);
                    break;
            }
        }

        // Every block of 8 by 8 takes a bit at least, in the scan of its average alone.
        if (scans == 0 || scanned * 8 < (long)width * height / 64)
            return new PhotoIsCutShort(name);
        var rest = bytes[at..];
        // Phones set a second picture behind the first and say so (CIPA DC-007); it is left out.
        if (!PictureReader.IsPadding(rest) && !(hasMore && rest.StartsWith((ReadOnlySpan<byte>)[0xFF, Start])))
            return new PhotoHasMoreBehind(name);
        return Picture.Turned(PictureKind.Jpeg, width, height, Whole(kept, facts.Orientation), facts);
    }

    private static byte[] Whole(MemoryStream kept, int orientation)
    {
        using var whole = new MemoryStream((int)kept.Length + 64);
        whole.Write([0xFF, Start]);
        if (orientation > 1)
            Keep(whole, Exif1, [.. "Exif\0\0"u8, .. Exif.Only(orientation)]);
        kept.WriteTo(whole);
        whole.Write([0xFF, End]);
        return whole.ToArray();
    }

    /// <summary>How far coded pixels reach: until a marker that is neither a stuffed zero nor a restart. Null when none comes.</summary>
    private static int? CodedLength(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; ;)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= bytes.Length)
                return null;
            at += next;
            if (bytes[at + 1] is 0 or (>= 0xD0 and <= 0xD7))
                at += 2;
            else if (bytes[at + 1] == 0xFF)
                at++;
            else
                return at;
        }
    }

    private static void Keep(MemoryStream kept, byte marker, ReadOnlySpan<byte> content)
    {
        kept.Write([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2)]);
        kept.Write(content);
    }
}
