using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Activity.Checking;

/// <summary>One verification of a tenant's chain: asked for, then with its outcome, which stays.</summary>
public sealed class ActivityCheck : ITenantOwned, IActivitySubject
{
    public const string Subject = "activity-check";
    public const int NameLength = 160;
    public const int ProblemLength = 400;
    public const int HashLength = 64;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public DateTime AskedAtUtc { get; init; }

    /// <summary>Null when the clock asked.</summary>
    public long? ByUserId { get; init; }

    public required string ByName { get; init; }

    /// <summary>The queued work that carries it out.</summary>
    public long? WorkItemId { get; set; }

    public DateTime? FinishedAtUtc { get; private set; }

    /// <summary>How many links held.</summary>
    public long Links { get; private set; }

    /// <summary>How many of them by a record of what was struck.</summary>
    public long Redacted { get; private set; }

    public long Overdue { get; private set; }

    /// <summary>The hash of the last link that held; noted, so that the next check finds out when the end was cut off.</summary>
    public string? HeadHash { get; private set; }

    /// <summary>What is wrong, as a sentence; null when the chain is whole.</summary>
    public string? Problem { get; private set; }

    public long? BrokenNumber { get; private set; }

    public long? BrokenActivityId { get; private set; }

    public bool IsWhole => FinishedAtUtc is not null && Problem is null;

    string IActivitySubject.SubjectKind => Subject;

    public void Finish(TenantChain chain, DateTime nowUtc)
    {
        (Links, Redacted, Overdue, HeadHash, FinishedAtUtc) = (chain.Sealed, chain.Redacted, chain.Overdue, chain.Head?.Hash, nowUtc);
        (Problem, BrokenNumber, BrokenActivityId) = (chain.Broken?.What, chain.Broken?.Number, chain.Broken?.ActivityId);
    }
}
