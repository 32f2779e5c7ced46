using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpsConsole.Core.Activity;

/// <summary>
/// The hash that chains entries: SHA-256(previous hash ‖ entry). The first entry of a tenant follows 32 zero bytes. An entry is written as
/// <code>
/// byte   1                       version of this layout
/// int64  TenantId
/// int64  Id
/// int64  AtUtc                   ticks of 100 ns since 0001-01-01 UTC
/// byte   0 | 1, then int64       ActorUserId; 0 alone when there is none
/// text   ActorName
/// text   Action
/// text   SubjectKind
/// int64  SubjectId
/// text   Particulars             length -1 when there are none
/// </code>
/// Integers are big-endian; a text is an int32 count of bytes and that many bytes of UTF-16LE. Every part has a fixed size or says its
/// own, so two different entries never give the same bytes. Never change this; a new layout takes a new version byte.
/// </summary>
internal static class ActivityHash
{
    public const int Size = SHA256.HashSizeInBytes;

    public static byte[] Start { get; } = new byte[Size];

    public static byte[] Next(ReadOnlySpan<byte> previous, ActivityEntry entry)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(previous);
        sha.AppendData([1]);
        Append(sha, entry.TenantId);
        Append(sha, entry.Id);
        Append(sha, entry.AtUtc.Ticks);
        sha.AppendData([entry.ActorUserId is null ? (byte)0 : (byte)1]);
        if (entry.ActorUserId is { } actor)
            Append(sha, actor);
        Append(sha, entry.ActorName);
        Append(sha, entry.Action);
        Append(sha, entry.SubjectKind);
        Append(sha, entry.SubjectId);
        Append(sha, entry.Particulars);
        return sha.GetHashAndReset();
    }

    private static void Append(IncrementalHash sha, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        sha.AppendData(bytes);
    }

    private static void Append(IncrementalHash sha, string? text)
    {
        var bytes = text is null ? [] : Encoding.Unicode.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        sha.AppendData(length);
        sha.AppendData(bytes);
    }
}
