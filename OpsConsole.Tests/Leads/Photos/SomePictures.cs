using System.Buffers.Binary;
using System.Text;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Leads.Photos.Reading;
using OpsConsole.Data.Scenes;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Photos;

/// <summary>Pictures made here, whole and broken. The JPEG and WebP ones have the frame of real files round pixels that mean nothing.</summary>
internal static class SomePictures
{
    /// <summary>Latitude and serial number, as they stand in a phone's file; neither may be found in what is kept.</summary>
    public const string Secret = "38.5816N-SERIAL-4711";

    public static byte[] Png(int number = 1, int width = 64) => DrawnHouse.Png(number, 0, width);

    /// <summary>A PNG whose head says other dimensions than its pixels have.</summary>
    public static byte[] PngOfSize(uint width, uint height)
    {
        var png = Png();
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32.Of(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>The chunks stand behind the head.</summary>
    public static byte[] PngWith(params byte[][] chunks)
    {
        var png = Png();
        return [.. png[..33], .. chunks.SelectMany(chunk => chunk), .. png[33..]];
    }

    public static byte[] Jpeg(int width = 64, int height = 48, params byte[][] segments)
    {
        byte[] frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
        return
        [
            0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]), .. segments.SelectMany(segment => segment),
            .. Segment(0xDB, new byte[65]), .. Segment(0xC0, frame), .. Segment(0xC4, new byte[17]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), .. Enumerable.Repeat((byte)0x5A, (width * height / 512) + 8), 0xFF, 0x00, 0xFF, 0xD3, 0x11, 0xFF, 0xD9,
        ];
    }

    public static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    public static byte[] ExifSegment(int orientation, string taken) => Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation, taken)]);

    /// <summary>A little-endian TIFF of two directories, with a text that must not stay.</summary>
    public static byte[] Exif(int orientation, string taken)
    {
        var exif = new byte[8 + 30 + 18 + 20 + Secret.Length];
        "II*\0"u8.CopyTo(exif);
        void Entry(int at, ushort tag, ushort type, uint count, uint value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(exif.AsSpan(at), tag);
            BinaryPrimitives.WriteUInt16LittleEndian(exif.AsSpan(at + 2), type);
            BinaryPrimitives.WriteUInt32LittleEndian(exif.AsSpan(at + 4), count);
            BinaryPrimitives.WriteUInt32LittleEndian(exif.AsSpan(at + 8), value);
        }

        (exif[4], exif[8], exif[38]) = (8, 2, 1);
        Entry(10, 0x0112, 3, 1, (uint)orientation);
        Entry(22, 0x8769, 4, 1, 38);
        Entry(40, 0x9003, 2, 20, 56);
        Encoding.ASCII.GetBytes(taken, exif.AsSpan(56));
        Encoding.ASCII.GetBytes(Secret, exif.AsSpan(76));
        return exif;
    }

    public static byte[] Webp(int width = 64, int height = 48, params (string Type, byte[] Content)[] more)
    {
        byte[] frame = [0x10, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), .. new byte[21]];
        byte[] canvas = [0x0C, 0, 0, 0, (byte)(width - 1), (byte)((width - 1) >> 8), 0, (byte)(height - 1), (byte)((height - 1) >> 8), 0];
        byte[] body = [.. "WEBP"u8, .. more.Length > 0 ? Chunk("VP8X", canvas) : [], .. Chunk("VP8 ", frame), .. more.SelectMany(chunk => Chunk(chunk.Type, chunk.Content))];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }

    private static byte[] Chunk(string type, byte[] content) => [.. Encoding.ASCII.GetBytes(type), .. BitConverter.GetBytes(content.Length), .. content, .. new byte[content.Length % 2]];

    public static Task<Result<long>> AddPhotoAsync(this TestOps ops, PhotoPlace place, Actor who, int number = 1, string name = "front.png", Guid? key = null, byte[]? exif = null) =>
        ops.Get<AddPhoto>().RunAsync(place, new NewPhoto(name, Png(number), UploadKey: key, Exif: exif), who, CancellationToken.None);
}
