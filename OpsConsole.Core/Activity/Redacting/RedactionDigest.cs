using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OpsConsole.Core.Activity.Redacting;

/// <summary>
/// What the sealed record of a batch keeps of its redactions: SHA-256 over each one's entry (int64, big-endian), <c>Before</c> and <c>After</c>,
/// by ascending entry. Never change this.
/// </summary>
internal static class RedactionDigest
{
    public static string Of(IEnumerable<ActivityRedaction> batch)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var number = new byte[sizeof(long)];
        foreach (var redaction in batch.OrderBy(row => row.ActivityId))
        {
            BinaryPrimitives.WriteInt64BigEndian(number, redaction.ActivityId);
            sha.AppendData(number);
            sha.AppendData(redaction.Before);
            sha.AppendData(redaction.After);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
