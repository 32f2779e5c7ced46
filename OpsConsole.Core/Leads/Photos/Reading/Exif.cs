using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace OpsConsole.Core.Leads.Photos.Reading;

/// <summary>The two things that are read of a picture's Exif data.</summary>
/// <param name="Orientation">1 (upright) to 8, as Exif 2.3 numbers them.</param>
internal readonly record struct ExifFacts(int Orientation, DateOnly? TakenOn)
{
    public static ExifFacts None => new(1, null);

    /// <summary>5 to 8 turn the picture by a quarter.</summary>
    public bool IsOnItsSide => Orientation >= 5;
}

/// <summary>Reads Exif data (a small TIFF file: CIPA DC-008) and writes the least of it. Whatever is wrong in it counts as not said.</summary>
internal static class Exif
{
    private const int MostEntries = 500;
    private const ushort OrientationTag = 0x0112, ChangedTag = 0x0132, DetailsTag = 0x8769, TakenTag = 0x9003;

    /// <summary>Before this year nobody took photos with a camera that writes Exif.</summary>
    private const int EarliestYear = 1995;

    private static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    public static bool Begins(ReadOnlySpan<byte> segment) => segment.StartsWith(Prefix);

    /// <param name="exif">With or without the six bytes that JPEG sets before it.</param>
    public static ExifFacts Read(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith(Prefix) ? exif[Prefix.Length..] : exif;
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
            return ExifFacts.None;
        var isLittle = tiff[0] == (byte)'I';
        var first = (long)Whole(tiff[4..8], isLittle);
        var orientation = Find(tiff, first, OrientationTag, isLittle) is { Length: >= 10 } entry ? Half(entry[8..10], isLittle) : 1;
        var details = Find(tiff, first, DetailsTag, isLittle) is { Length: 12 } pointer ? Whole(pointer[8..12], isLittle) : 0;
        var taken = details > 0 ? DayOf(tiff, Find(tiff, details, TakenTag, isLittle), isLittle) : null;
        return new(orientation is >= 1 and <= 8 ? orientation : 1, taken ?? DayOf(tiff, Find(tiff, first, ChangedTag, isLittle), isLittle));
    }

    /// <summary>Exif data that says nothing but how the picture is turned.</summary>
    public static byte[] Only(int orientation) =>
    [
        .. "MM\0*"u8, 0, 0, 0, 8, 0, 1,
        OrientationTag >> 8, OrientationTag & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    /// <summary>The twelve bytes of an entry: tag, type, count, value or where it lies. Empty when there is none.</summary>
    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> tiff, long directory, ushort tag, bool isLittle)
    {
        if (directory < 8 || directory + 2 > tiff.Length)
            return [];
        var count = Math.Min((int)Half(tiff[(int)directory..], isLittle), MostEntries);
        for (var number = 0; number < count; number++)
        {
            var at = directory + 2 + (number * 12L);
            if (at + 12 > tiff.Length)
                return [];
            if (Half(tiff[(int)at..], isLittle) == tag)
                return tiff.Slice((int)at, 12);
        }

        return [];
    }

    /// <summary>"2026:05:17 09:31:02", twenty bytes with the zero at its end, as text somewhere else in the data.</summary>
    private static DateOnly? DayOf(ReadOnlySpan<byte> tiff, ReadOnlySpan<byte> entry, bool isLittle)
    {
        if (entry.Length != 12 || Half(entry[2..], isLittle) != 2 || Whole(entry[4..], isLittle) < 10)
            return null;
        var at = (long)Whole(entry[8..], isLittle);
        if (at + 10 > tiff.Length)
            return null;
        var text = Encoding.ASCII.GetString(tiff.Slice((int)at, 10));
        return DateOnly.TryParseExact(text, "yyyy':'MM':'dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= EarliestYear ? day : null;
    }

    private static ushort Half(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Whole(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
