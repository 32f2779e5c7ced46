using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Integrations;

public enum ProviderCallOutcome
{
    /// <summary>The request is out. It stays so when the node died before it heard the answer; the cost is counted all the same.</summary>
    Begun,

    Answered,

    /// <summary>Answered from what was answered before; nobody was asked.</summary>
    Remembered,

    Failed,
}

/// <summary>One call of an outside system: what for, how it went, how long it took and what it cost.</summary>
public sealed class ProviderCall : ITenantOwned
{
    public const string Subject = "provider-call";
    public const int ErrorLength = 400;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required string System { get; init; }

    public required string Operation { get; init; }

    /// <summary>What it was about, such as a lead; null when somebody was still filling in a form.</summary>
    public string? SubjectKind { get; init; }

    public long? SubjectId { get; init; }

    public long? ByUserId { get; init; }

    public required string ByName { get; init; }

    public DateTime AtUtc { get; init; }

    public ProviderCallOutcome Outcome { get; private set; } = ProviderCallOutcome.Begun;

    public int DurationMs { get; private set; }

    /// <summary>Of the last request; null when there was no reply.</summary>
    public int? HttpStatus { get; private set; }

    /// <summary>How many requests went out for it.</summary>
    public int Attempts { get; private set; }

    /// <summary>Millionths of a dollar.</summary>
    public long CostMicros { get; set; }

    public bool IsSimulated { get; init; }

    public string? Error { get; private set; }

    /// <summary>When somebody had it asked again.</summary>
    public DateTime? AskedAgainAtUtc { get; set; }

    public void End(ProviderCallOutcome outcome, TimeSpan took, int attempts, int? httpStatus, string? error)
    {
        (Outcome, DurationMs, Attempts, HttpStatus) = (outcome, (int)Math.Min(took.TotalMilliseconds, int.MaxValue), attempts, httpStatus);
        Error = error?.Length > ErrorLength ? error[..(ErrorLength - 1)] + "…" : error;
    }
}
