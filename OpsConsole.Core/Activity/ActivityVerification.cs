namespace OpsConsole.Core.Activity;

/// <summary>What <see cref="VerifyActivity"/> found, tenant by tenant.</summary>
public sealed record ActivityVerification(IReadOnlyList<TenantChain> Chains)
{
    public bool IsWhole => Chains.All(chain => chain.Broken is null);

    public long Sealed => Chains.Sum(chain => chain.Sealed);

    /// <summary>Entries from which personal data was struck, each proven by a sealed record.</summary>
    public long Redacted => Chains.Sum(chain => chain.Redacted);

    /// <summary>Entries that still wait for their seal after five minutes: the outbox is not being worked off.</summary>
    public long Overdue => Chains.Sum(chain => chain.Overdue);
}

/// <param name="Sealed">How many links were found in order.</param>
/// <param name="Head">The last of them, or null when nothing is sealed yet.</param>
public sealed record TenantChain(long TenantId, long Sealed, ChainHead? Head, long Overdue, BrokenLink? Broken)
{
    /// <summary>How many of the links hold because a sealed record says what was struck from their entries.</summary>
    public long Redacted { get; init; }
}

/// <summary>The first place where a chain does not hold. <paramref name="What"/> is a sentence.</summary>
/// <param name="Number">The seal's number; null when the entry at fault has none.</param>
public sealed record BrokenLink(long? Number, long? ActivityId, string What);
