namespace OpsConsole.Core.Jobs;

public static class JobScheduleRules
{
    /// <summary>How many due times a preview shows.</summary>
    public const int Shown = 5;

    private static readonly TimeSpan tightest = TimeSpan.FromMinutes(1);

    /// <summary>The next due times of a schedule, or the sentence that says why it cannot be one.</summary>
    public static Result<IReadOnlyList<DateTime>> Preview(this JobBook book, JobSchedule schedule, DateTime nowUtc)
    {
        if (CronProblem.Of(schedule.Cron) is { } problem)
            return new ScheduleCannotBeRead(problem);
        if (schedule.Cron.Length > JobPlan.CronLength)
            return new ScheduleCannotBeRead($"Please keep the schedule under {JobPlan.CronLength} characters.");
        if (schedule.TimeZone.Length > JobPlan.ZoneLength || !TimeZoneInfo.TryFindSystemTimeZoneById(schedule.TimeZone, out _))
            return new TimeZoneIsUnknown(schedule.TimeZone);
        if (book.RefusalOf(schedule) is { } refusal)
            return new ScheduleCannotBeRead($"The scheduler cannot read this: {refusal}");
        var next = book.Between(schedule, nowUtc, DateTime.MaxValue, Shown).ToList();
        if (next.Count == 0)
            return new ScheduleIsNeverDue();
        var gaps = next.Zip(next.Skip(1), (one, other) => other - one).ToList();
        return gaps.Count > 0 && gaps.Min() < tightest ? new ScheduleIsTooTight((int)gaps.Min().TotalSeconds) : next;
    }
}
