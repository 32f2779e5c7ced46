namespace OpsConsole.Core.Jobs;

/// <summary>How the scheduler, which is not ours, reads a schedule.</summary>
public interface ICronReader
{
    /// <summary>Why the scheduler refuses it, in its own words; null when it takes it.</summary>
    string? RefusalOf(JobSchedule schedule);

    /// <summary>The first due time later than <paramref name="at"/>; null when it is never due again.</summary>
    DateTimeOffset? NextAfter(JobSchedule schedule, DateTimeOffset at);

    /// <summary>The latest due time up to <paramref name="at"/>; null when it was never due.</summary>
    DateTimeOffset? LastUpTo(JobSchedule schedule, DateTimeOffset at);
}
