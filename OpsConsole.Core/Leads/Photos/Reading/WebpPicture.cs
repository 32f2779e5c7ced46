using System.Buffers.Binary;
using System.Text;

namespace OpsConsole.Core.Leads.Photos.Reading;

/// <summary>A WebP file chunk by chunk (RFC 9649). Kept are the picture, its transparency and colour profile; gone are Exif, XMP and unknown chunks.</summary>
internal static class WebpPicture
{
    private const byte HasExif = 0x08, HasXmp = 0x04, Moves = 0x02;

    public static Result<Picture> Read(ReadOnlySpan<byte> bytes, string name)
    {
        var end = 8L + BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (end > bytes.Length)
            return new PhotoIsCutShort(name);
        if (end < 12)
            return new PhotoIsDamaged(name);
        if (!PictureReader.IsPadding(bytes[(int)end..]))
            return new PhotoHasMoreBehind(name);

        var facts = ExifFacts.None;
        ((long Width, long Height)? canvas, (long Width, long Height)? frame) = (null, null);
        byte[]? extended = null;
        using var kept = new MemoryStream(bytes.Length);
        for (var at = 12; at < end;)
        {
            if (at + 8 > end)
                return new PhotoIsCutShort(name);
            var (type, length) = (Encoding.ASCII.GetString(bytes.Slice(at, 4)), (long)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]));
            if (at + 8 + length > end)
                return new PhotoIsCutShort(name);
            var content = bytes.Slice(at + 8, (int)length);
            at += 8 + (int)(length + (length & 1));
            switch (type)
            {
                case "VP8X" when extended is null && frame is null && content.Length == 10:
                    if ((content[0] & Moves) != 0)
                        return new PhotoMoves(name);
                    canvas = (1 + Three(content[4..]), 1 + Three(content[7..]));
                    extended = content.ToArray();
                    break;
                case "VP8 " or "VP8L" when frame is null:
                    frame = type == "VP8 " ? Lossy(content) : Lossless(content);
                    if (frame is null)
                        return new PhotoIsDamaged(name);
                    Keep(kept, type, content);
                    break;
                case "ICCP" or "ALPH":
                    Keep(kept, type, content);
                    break;
                case "EXIF":
                    facts = Exif.Read(content);
                    break;
                case "ANIM" or "ANMF":
                    return new PhotoMoves(name);
                case "VP8X" or "VP8 " or "VP8L":
                    return new PhotoIsDamaged(name);
            }
        }

        if (frame is not { } size || (canvas is { } said && said != size))
            return frame is null ? new PhotoIsCutShort(name) : new PhotoIsDamaged(name);
        if (Picture.WhyNotOfSize(name, size.Width, size.Height) is { } tooMany)
            return tooMany;
        return Picture.Turned(PictureKind.Webp, (int)size.Width, (int)size.Height, Whole(kept, extended, facts.Orientation), facts);
    }

    private static byte[] Whole(MemoryStream kept, byte[]? extended, int orientation)
    {
        using var body = new MemoryStream((int)kept.Length + 64);
        body.Write("WEBP"u8);
        var isTurned = extended is not null && orientation > 1;
        if (extended is not null)
        {
            extended[0] = (byte)((extended[0] & ~(HasExif | HasXmp)) | (isTurned ? HasExif : 0));
            Keep(body, "VP8X", extended);
        }

        kept.WriteTo(body);
        if (isTurned)
            Keep(body, "EXIF", Exif.Only(orientation));
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, (int)body.Length);
        return [.. "RIFF"u8, .. length, .. body.ToArray()];
    }

    /// <summary>RFC 6386, 9.1: a key frame whose first part lies within the chunk.</summary>
    private static (long Width, long Height)? Lossy(ReadOnlySpan<byte> content)
    {
        if (content.Length < 10 || (content[0] & 1) != 0 || !content[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]) || (Three(content) >> 5) > content.Length - 10)
            return null;
        return (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF);
    }

    private static (long Width, long Height)? Lossless(ReadOnlySpan<byte> content)
    {
        if (content.Length < 6 || content[0] != 0x2F)
            return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
        return bits >> 29 == 0 ? (1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF)) : null;
    }

    private static long Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static void Keep(MemoryStream kept, string type, ReadOnlySpan<byte> content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        kept.Write(Encoding.ASCII.GetBytes(type));
        kept.Write(length);
        kept.Write(content);
        if (content.Length % 2 == 1)
            kept.WriteByte(0);
    }
}
