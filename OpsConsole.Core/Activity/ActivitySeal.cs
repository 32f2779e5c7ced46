using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Activity;

/// <summary>
/// The link that ties one <see cref="ActivityEntry"/> to all that were sealed before it in its tenant. Numbers count up by one from 1;
/// a hole or a hash that does not follow shows that something was changed, removed or slipped in.
/// </summary>
public sealed class ActivitySeal : ITenantOwned
{
    public long ActivityId { get; init; }

    public long TenantId { get; init; }

    public long Number { get; init; }

    /// <summary>SHA-256, 32 bytes, over the previous seal's hash and the entry.</summary>
    public required byte[] Hash { get; init; }
}
