using System.Buffers.Binary;

namespace OpsConsole.Core.Leads.Photos.Reading;

/// <summary>What the first chunk of a PNG says of its pixels.</summary>
internal sealed record PngHead(long Width, long Height, int BitsPerPixel, bool IsInterlaced)
{
    /// <summary>First column and row, and the steps to the next, of each pass of an interlaced picture (W3C PNG, 8.2).</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>How many bytes the pixels unpack to: each line has one more, for its filter.</summary>
    public long PixelBytes => IsInterlaced
        ? passes.Sum(pass => Bytes((Width - pass.X + pass.StepX - 1) / pass.StepX, (Height - pass.Y + pass.StepY - 1) / pass.StepY))
        : Bytes(Width, Height);

    /// <summary>Null when no PNG can begin like that.</summary>
    public static PngHead? Read(ReadOnlySpan<byte> content)
    {
        if (content.Length != 13 || content[10] != 0 || content[11] != 0 || content[12] > 1)
            return null;
        var (depth, color) = (content[8], content[9]);
        var samples = color switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        var isDepth = color switch { 0 => depth is 1 or 2 or 4 or 8 or 16, 3 => depth is 1 or 2 or 4 or 8, _ => depth is 8 or 16 };
        return samples > 0 && isDepth
            ? new(BinaryPrimitives.ReadUInt32BigEndian(content), BinaryPrimitives.ReadUInt32BigEndian(content[4..]), samples * depth, content[12] == 1)
            : null;
    }

    private long Bytes(long width, long height) => width <= 0 || height <= 0 ? 0 : height * (1 + (((width * BitsPerPixel) + 7) / 8));
}
