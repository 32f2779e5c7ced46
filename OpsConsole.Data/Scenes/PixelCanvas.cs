using System.Buffers.Binary;
using System.IO.Compression;
using OpsConsole.Core.Leads.Photos.Reading;

namespace OpsConsole.Data.Scenes;

/// <summary>Pixels to draw plain shapes on, in parts of its width and height, from the left and the top. Colors are 0xRRGGBB.</summary>
internal sealed class PixelCanvas(int width, int height)
{
    private readonly byte[] pixels = new byte[width * height * 3];

    public static int Lighter(int color, int by) =>
        (Math.Clamp((color >> 16) + by, 0, 255) << 16) | (Math.Clamp(((color >> 8) & 255) + by, 0, 255) << 8) | Math.Clamp((color & 255) + by, 0, 255);

    public void Fill(double left, double top, double right, double bottom, int color) => Fade(left, top, right, bottom, color, color);

    public void Fade(double left, double top, double right, double bottom, int from, int to)
    {
        for (var y = Row(top); y < Row(bottom); y++)
            Line(left, right, y, Between(from, to, ((double)y / height - top) / (bottom - top)));
    }

    /// <summary>A roof: a triangle on its base.</summary>
    public void Gable(double left, double right, double bottom, double top, int color) => Slope((left + right) / 2, (left + right) / 2, left, right, top, bottom, color);

    /// <summary>A shape whose sides run straight from its upper edge to its lower one.</summary>
    public void Slope(double topLeft, double topRight, double bottomLeft, double bottomRight, double top, double bottom, int color)
    {
        for (var y = Row(top); y < Row(bottom); y++)
        {
            var share = ((double)y / height - top) / (bottom - top);
            Line(topLeft + ((bottomLeft - topLeft) * share), topRight + ((bottomRight - topRight) * share), y, color);
        }
    }

    /// <param name="radius">In parts of the width.</param>
    public void Disc(double x, double y, double radius, int color)
    {
        var (middle, reach) = (Row(y), radius * width);
        for (var row = (int)-reach; row <= reach; row++)
        {
            var half = Math.Sqrt(Math.Max(0, (reach * reach) - (row * row))) / width;
            Line(x - half, x + half, middle + row, color);
        }
    }

    public byte[] ToPng()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels, y * width * 3, width * 3);
            }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. PngChunk.Of("IHDR", head), .. PngChunk.Of("IDAT", packed.ToArray()), .. PngChunk.Of("IEND", [])];
    }

    private void Line(double left, double right, int y, int color)
    {
        if (y < 0 || y >= height)
            return;
        for (var x = Math.Max(0, (int)Math.Round(left * width)); x < Math.Min(width, (int)Math.Round(right * width)); x++)
        {
            var at = ((y * width) + x) * 3;
            (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)(color >> 16), (byte)(color >> 8), (byte)color);
        }
    }

    private int Row(double y) => Math.Clamp((int)Math.Round(y * height), 0, height);

    private static int Between(int from, int to, double share)
    {
        int Part(int shift) => (int)(((from >> shift) & 255) + ((((to >> shift) & 255) - ((from >> shift) & 255)) * Math.Clamp(share, 0, 1)));
        return (Part(16) << 16) | (Part(8) << 8) | Part(0);
    }
}
