using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Jobs;

/// <summary>What people decided about a job: another schedule, a pause, a run beside the schedule. One row a job, for all nodes and tenants.</summary>
public sealed class JobPlan : IVersioned, IActivitySubject
{
    public const string Subject = "job";
    public const int CronLength = 120;
    public const int ZoneLength = 80;
    public const int ReasonLength = 400;
    public const int NameLength = 160;

    public long Id { get; init; }

    public long Version { get; private set; }

    public required string Job { get; init; }

    /// <summary>Null for the catalogue's own.</summary>
    public string? Cron { get; private set; }

    public string? TimeZone { get; private set; }

    public DateTime? PausedAtUtc { get; private set; }

    public string? PausedByName { get; private set; }

    public string? PauseReason { get; private set; }

    /// <summary>A run that somebody asked for and no node has begun; it is filed under this moment.</summary>
    public DateTime? AskedAtUtc { get; private set; }

    public string? AskedByName { get; private set; }

    /// <summary>Due times up to here are nobody's concern: the job was paused, or had another schedule.</summary>
    public DateTime? CountsFromUtc { get; private set; }

    /// <summary>Last time anything here changed; what other nodes look for.</summary>
    public DateTime UpdatedAtUtc { get; set; }

    string IActivitySubject.SubjectKind => Subject;

    public bool IsPaused => PausedAtUtc is not null;

    public JobSchedule? OwnSchedule => Cron is null ? null : new JobSchedule(Cron, TimeZone!);

    public JobSchedule ScheduleOf(JobEntry job) => OwnSchedule ?? job.Schedule;

    /// <param name="schedule">Null for the catalogue's own.</param>
    public Error? Reschedule(JobSchedule? schedule, DateTime nowUtc)
    {
        if (schedule == OwnSchedule)
            return new ScheduleIsTheSame();
        (Cron, TimeZone, CountsFromUtc, UpdatedAtUtc) = (schedule?.Cron, schedule?.TimeZone, nowUtc, nowUtc);
        return null;
    }

    public Error? Pause(string reason, Actor actor, DateTime nowUtc)
    {
        if (IsPaused)
            return new JobIsPaused(PausedByName!);
        (PausedAtUtc, PausedByName, PauseReason, UpdatedAtUtc) = (nowUtc, actor.Name, reason, nowUtc);
        return null;
    }

    public Error? Resume(DateTime nowUtc)
    {
        if (!IsPaused)
            return new JobIsNotPaused();
        (PausedAtUtc, PausedByName, PauseReason, CountsFromUtc, UpdatedAtUtc) = (null, null, null, nowUtc, nowUtc);
        return null;
    }
}

/// <summary>A job as the actor saw it.</summary>
public readonly record struct JobRef(string Job, long Version);
