using OpsConsole.Core.Jobs;
using Quartz;

namespace OpsConsole.Jobs;

/// <summary>Schedules as Quartz reads them: what is shown is what it will do.</summary>
internal sealed class QuartzCron : ICronReader
{
    public string? RefusalOf(JobSchedule schedule)
    {
        try
        {
            _ = Read(schedule);
            return null;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            return failure.Message;
        }
    }

    public DateTimeOffset? NextAfter(JobSchedule schedule, DateTimeOffset at) => Read(schedule).GetNextValidTimeAfter(at);

    public DateTimeOffset? LastUpTo(JobSchedule schedule, DateTimeOffset at)
    {
        var cron = Read(schedule);
        // Cron counts whole seconds and looks strictly before: ask from the next second on, and again if that was too far.
        var due = cron.GetPreviousValidTimeBefore(at.AddSeconds(1));
        return due > at ? cron.GetPreviousValidTimeBefore(due.Value) : due;
    }

    private static CronExpression Read(JobSchedule schedule) => new(schedule.Cron, TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone));
}
