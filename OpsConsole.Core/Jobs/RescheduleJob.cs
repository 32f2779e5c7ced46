namespace OpsConsole.Core.Jobs;

/// <summary>Gives a job another schedule, or with null the catalogue's own again. It counts on every node within seconds.</summary>
public sealed class RescheduleJob(OpsDbs dbs, JobBook book, TimeProvider clock)
{
    public async Task<Result<JobRef>> RunAsync(JobRef target, JobSchedule? schedule, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(JobPermissions.Run) is { } refusal)
            return refusal;
        if (book.Find(target.Job) is not { } job)
            return new NotFound("This job");
        var now = clock.GetUtcNow().UtcDateTime;
        if (schedule is not null)
        {
            schedule = new JobSchedule(string.Join(' ', schedule.Cron.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), schedule.TimeZone.Trim());
            if (book.Preview(schedule, now).Error is { } problem)
                return problem;
            if (schedule == job.Schedule)
                schedule = null;
        }

        JobSchedule? before = null;
        return await dbs.ChangeJobAsync(target, actor, "job.rescheduled", plan =>
        {
            before = plan.ScheduleOf(job);
            return plan.Reschedule(schedule, now);
        }, plan => new { plan.Job, From = before, To = plan.ScheduleOf(job), Own = plan.OwnSchedule is not null }, ct);
    }
}
