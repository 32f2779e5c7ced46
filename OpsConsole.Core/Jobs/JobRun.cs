using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Jobs;

/// <summary>One run of a scheduled job. Unique by (job, due time): the insert is the claim, so two nodes never run the same due time.</summary>
public sealed class JobRun : IActivitySubject
{
    public const string Subject = "job-run";
    public const int JobLength = 60;
    public const int TextLength = 2000;

    /// <summary>A run that begins later than this after it was due was missed first, and then made up for.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(2);

    public long Id { get; init; }

    public required string Job { get; init; }

    /// <summary>When it was due by its schedule, or asked for.</summary>
    public DateTime DueAtUtc { get; init; }

    public required string Node { get; init; }

    public DateTime StartedAtUtc { get; init; }

    public DateTime? EndedAtUtc { get; set; }

    public JobOutcome Outcome { get; set; } = JobOutcome.Running;

    /// <summary>How many things the run worked on; for <see cref="JobOutcome.Missed"/> how many due times passed.</summary>
    public long Items { get; set; }

    public string? Error { get; set; }

    /// <summary>Who wanted it beside the schedule.</summary>
    public string? AskedByName { get; init; }

    /// <summary>Last time anything here changed; what other nodes' live feeds look for.</summary>
    public DateTime UpdatedAtUtc { get; set; }

    string IActivitySubject.SubjectKind => Subject;
}

public enum JobOutcome
{
    Running,
    Succeeded,
    Failed,

    /// <summary>Not done, because an earlier run of the same job was still at work.</summary>
    Skipped,

    /// <summary>Not done, because no node was up; stands for as many due times as it counts, from its own on.</summary>
    Missed,
}
