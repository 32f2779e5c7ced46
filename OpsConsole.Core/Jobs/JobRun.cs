namespace OpsConsole.Core.Jobs;

/// <summary>One run of a scheduled job. Unique by (job, due time): the insert is the claim, so two nodes never run the same due time.</summary>
public sealed class JobRun
{
    public const int JobLength = 60;
    public const int TextLength = 2000;

    public long Id { get; init; }

    public required string Job { get; init; }

    public DateTime DueAtUtc { get; init; }

    public required string Node { get; init; }

    public DateTime StartedAtUtc { get; init; }

    public DateTime? EndedAtUtc { get; set; }

    public JobOutcome Outcome { get; set; } = JobOutcome.Running;

    /// <summary>How many things the run worked on.</summary>
    public long Items { get; set; }

    public string? Error { get; set; }
}

public enum JobOutcome
{
    Running,
    Succeeded,
    Failed,

    /// <summary>Not done, because an earlier run of the same job was still at work.</summary>
    Skipped,
}
