using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace OpsConsole.Data.Encryption;

/// <summary>
/// AES-256-XTS (IEEE 1619) over units of 4,096 bytes: each block of 16 bytes is encrypted by itself, under its place. So a block can be read
/// and written without its neighbours. A block of nothing but zeros is one that nobody wrote, a hole, and holds zeros. Not thread-safe;
/// nothing is allocated once a thread has used it.
/// </summary>
internal sealed class XtsCipher : IDisposable
{
    public const int Block = 16;

    /// <summary>How many bytes are taken at once.</summary>
    public const int Most = 4 * Unit;

    private const int Unit = 4096;

    [ThreadStatic]
    private static byte[]? tweakSpace;

    private readonly Aes data;
    private readonly Aes places;
    private readonly ICryptoTransform encrypt;
    private readonly ICryptoTransform decrypt;
    private readonly ICryptoTransform place;
    private readonly byte[] units = new byte[((Most / Unit) + 1) * Block];
    private readonly ulong realm;

    /// <param name="dataKey">32 bytes.</param>
    /// <param name="placeKey">32 other bytes.</param>
    /// <param name="realm">What tells the same place of two files apart: the upper half of the unit's number.</param>
    public XtsCipher(byte[] dataKey, byte[] placeKey, ulong realm)
    {
        this.realm = realm;
        (data, places) = (Blocks(dataKey), Blocks(placeKey));
        (encrypt, decrypt, place) = (data.CreateEncryptor(), data.CreateDecryptor(), places.CreateEncryptor());
    }

    /// <param name="buffer">Whole blocks from its start.</param>
    /// <param name="at">Where they lie in the file, at the start of a block.</param>
    public void Encrypt(byte[] buffer, int count, long at)
    {
        var tweaks = TweaksOf(at, count);
        Xor(buffer.AsSpan(0, count), tweaks);
        encrypt.TransformBlock(buffer, 0, count, buffer, 0);
        Xor(buffer.AsSpan(0, count), tweaks);
    }

    /// <inheritdoc cref="Encrypt"/>
    public void Decrypt(byte[] buffer, int count, long at)
    {
        Span<ulong> holes = stackalloc ulong[Most / Block / 64];
        var hasHoles = FindHoles(buffer.AsSpan(0, count), holes);
        var tweaks = TweaksOf(at, count);
        Xor(buffer.AsSpan(0, count), tweaks);
        decrypt.TransformBlock(buffer, 0, count, buffer, 0);
        Xor(buffer.AsSpan(0, count), tweaks);
        if (hasHoles)
            for (var block = 0; block < count / Block; block++)
                if ((holes[block / 64] >> (block % 64) & 1) != 0)
                    buffer.AsSpan(block * Block, Block).Clear();
    }

    public void Dispose()
    {
        encrypt.Dispose();
        decrypt.Dispose();
        place.Dispose();
        data.Dispose();
        places.Dispose();
    }

    private static Aes Blocks(byte[] key)
    {
        var aes = Aes.Create();
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        aes.Key = key;
        return aes;
    }

    /// <summary>For each block the number that is mixed into it: its unit's, encrypted, times α once for each block before it in the unit.</summary>
    private ReadOnlySpan<byte> TweaksOf(long at, int count)
    {
        var first = at / Unit;
        var number = (int)((at + count - 1) / Unit - first) + 1;
        for (var unit = 0; unit < number; unit++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(units.AsSpan(unit * Block), first + unit);
            BinaryPrimitives.WriteUInt64LittleEndian(units.AsSpan((unit * Block) + 8), realm);
        }

        place.TransformBlock(units, 0, number * Block, units, 0);
        var tweaks = tweakSpace ??= new byte[Most];
        var skipped = (int)(at % Unit) / Block;
        for (int unit = 0, done = 0; unit < number; unit++)
        {
            var tweak = new Tweak(units.AsSpan(unit * Block));
            for (; skipped > 0; skipped--)
                tweak.Double();
            // As many as there are up to the next unit.
            var end = Math.Min(count, (int)(((first + unit + 1) * Unit) - at));
            for (; done < end; done += Block)
            {
                tweak.Write(tweaks.AsSpan(done));
                tweak.Double();
            }
        }

        return tweaks.AsSpan(0, count);
    }

    private static bool FindHoles(ReadOnlySpan<byte> buffer, Span<ulong> holes)
    {
        holes.Clear();
        var found = false;
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(buffer);
        for (var block = 0; block < blocks.Length; block++)
            if (blocks[block] == Vector128<ulong>.Zero)
            {
                holes[block / 64] |= 1UL << (block % 64);
                found = true;
            }

        return found;
    }

    private static void Xor(Span<byte> buffer, ReadOnlySpan<byte> with)
    {
        var to = MemoryMarshal.Cast<byte, Vector128<ulong>>(buffer);
        var from = MemoryMarshal.Cast<byte, Vector128<ulong>>(with);
        for (var block = 0; block < to.Length; block++)
            to[block] ^= from[block];
    }

    /// <summary>A number of GF(2¹²⁸) as IEEE 1619 writes it, the lowest byte first.</summary>
    private struct Tweak(ReadOnlySpan<byte> bytes)
    {
        private ulong low = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        private ulong high = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Double()
        {
            var carry = 0UL - (high >> 63);
            high = (high << 1) | (low >> 63);
            low = (low << 1) ^ (carry & 0x87);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Write(Span<byte> to)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(to, low);
            BinaryPrimitives.WriteUInt64LittleEndian(to[8..], high);
        }
    }
}
