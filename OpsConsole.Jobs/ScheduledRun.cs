using OpsConsole.Core.Jobs;
using Quartz;

namespace OpsConsole.Jobs;

/// <summary>
/// What every shell does: files the run under its due time and, if this node is the one, runs it. What people decided is read anew each
/// time, because this node's triggers may be some seconds behind it.
/// </summary>
internal sealed class ScheduledRun(JobRuns runs, JobPlans plans, JobBook book)
{
    /// <summary>In a trigger's data: the due time in ticks, when it is not the last one of the schedule.</summary>
    public const string Due = "due";

    /// <summary>In a trigger's data: who asked for the run.</summary>
    public const string AskedBy = "asked-by";

    /// <param name="work">Answers how many things it worked on.</param>
    public async ValueTask RunAsync(IJobExecutionContext context, Func<CancellationToken, Task<long>> work, CancellationToken ct)
    {
        var job = book.Find(context.JobDetail.Key.Name) ?? throw new InvalidOperationException($"No job is called {context.JobDetail.Key.Name}.");
        var data = context.MergedJobDataMap;
        var given = data.TryGetString(Due, out var ticks) ? new DateTime(long.Parse(ticks!, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc) : (DateTime?)null;
        if (given is { } asked && data.TryGetString(AskedBy, out var who))
        {
            // The wish is fulfilled once its run stands: taken away before the end, so that somebody may ask for the next one.
            await runs.RunAskedAsync(job.Name, asked, who!, job.Longest, async stop =>
            {
                await plans.AskedRunBeganAsync(job.Name, asked, stop);
                return await work(stop);
            }, ct);
            await plans.AskedRunBeganAsync(job.Name, asked, CancellationToken.None);
            return;
        }

        if (await DueAsync(job, given, context, ct) is { } due)
            await runs.RunOnceAsync(job.Name, due, job.Longest, work, ct);
    }

    private async Task<DateTime?> DueAsync(JobEntry job, DateTime? given, IJobExecutionContext context, CancellationToken ct)
    {
        var plan = await plans.FindAsync(job.Name, ct);
        if (plan?.IsPaused == true)
            return null;
        // Quartz may fire a trigger a moment early; then the time it was meant for is the later one.
        var at = context.ScheduledFireTimeUtc is { } meant && meant > context.FireTimeUtc ? meant : context.FireTimeUtc;
        var due = given ?? book.LastUpTo(plan?.ScheduleOf(job) ?? job.Schedule, at.UtcDateTime);
        return due > plan?.CountsFromUtc || plan?.CountsFromUtc is null ? due : null;
    }
}
