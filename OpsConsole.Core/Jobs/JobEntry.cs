namespace OpsConsole.Core.Jobs;

/// <summary>When a job is due.</summary>
/// <param name="Cron">Second, minute, hour, day of month, month, day of week, and perhaps a year.</param>
/// <param name="TimeZone">The zone in which <paramref name="Cron"/> is read: <c>UTC</c>, <c>America/Detroit</c>.</param>
public sealed record JobSchedule(string Cron, string TimeZone);

/// <summary>A job as the catalogue has it.</summary>
/// <param name="Longest">A run that takes longer is stopped.</param>
public sealed record JobEntry(string Name, JobSchedule Schedule, TimeSpan Longest, string Why);
