using System.Linq.Expressions;

namespace OpsConsole.Core.Jobs;

/// <summary>A run as it is listed.</summary>
public sealed record JobRunRow(
    long Id, string Job, DateTime DueAtUtc, DateTime StartedAtUtc, DateTime? EndedAtUtc, JobOutcome Outcome, long Items, string? Error, string? AskedByName, string Node)
{
    public TimeSpan? Took => EndedAtUtc - StartedAtUtc;

    public bool IsLate => Outcome != JobOutcome.Missed && StartedAtUtc - DueAtUtc > JobRun.LateAfter;

    internal static Expression<Func<JobRun, JobRunRow>> Of { get; } = run => new JobRunRow(
        run.Id, run.Job, run.DueAtUtc, run.StartedAtUtc, run.EndedAtUtc, run.Outcome, run.Items, run.Error, run.AskedByName, run.Node);
}
