using System.Buffers.Binary;
using System.Text;

namespace OpsConsole.Core.Leads.Photos.Reading;

public static class PngChunk
{
    /// <summary>A chunk with its length and check sum, as it stands in a file.</summary>
    public static byte[] Of(string type, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32.Of(chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }
}
