using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Activity.Redacting;

/// <summary>
/// That words were struck from a sealed entry, and what it reads since. Its batch is recorded by an entry of its own
/// (<c>erasure.redacted</c>), which is sealed like any: so the chain vouches for what took the place of what it vouched for before.
/// While <see cref="AppliedAtUtc"/> is null the database lets the entry's name and particulars be changed, and nothing else of it.
/// </summary>
public sealed class ActivityRedaction : ITenantOwned
{
    public long Id { get; init; }

    public long TenantId { get; init; }

    public required long ActivityId { get; init; }

    public required long ErasureId { get; init; }

    /// <summary>Counts up within an erasure; one record stands for a batch.</summary>
    public required int Batch { get; init; }

    /// <summary>The hash of the entry's seal, which stays as it is.</summary>
    public required byte[] SealHash { get; init; }

    /// <summary>What the entry was before: the seal's hash, or <see cref="After"/> of the redaction before this one.</summary>
    public required byte[] Before { get; init; }

    /// <summary>The hash of the entry as it reads since, by itself (behind 32 zero bytes).</summary>
    public required byte[] After { get; init; }

    public DateTime? AppliedAtUtc { get; init; }
}
