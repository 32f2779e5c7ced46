using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Jobs;

/// <summary>
/// Runs a job at most once per due time, over all nodes: whoever inserts the row for (job, due) runs it. At most one run of a job is at
/// work at a time. Whatever happens stands in the row.
/// </summary>
public sealed partial class JobRuns(OpsDbs dbs, NodeName node, TimeProvider clock, ILogger<JobRuns> log)
{
    /// <summary>Told when a run starts or ends, or a job's plan changes; what the ids are of is not said.</summary>
    public static readonly Topic Topic = Topic.Room(0, JobPlan.Subject);

    /// <summary>How much later than its longest a run must have ended, or its node is gone; bounds the difference of nodes' clocks too.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="longest">The run is stopped after this long; one that still says "running" a little later was killed with its node.</param>
    /// <param name="work">Answers how many things it worked on.</param>
    /// <returns>How it ended, or null when this due time had its run already.</returns>
    public Task<JobOutcome?> RunOnceAsync(string job, DateTime dueAtUtc, TimeSpan longest, Func<CancellationToken, Task<long>> work, CancellationToken ct) =>
        RunAsync(new JobCall(job, dueAtUtc, longest, null), work, ct);

    /// <summary>A run that somebody asked for; otherwise like <see cref="RunOnceAsync"/>.</summary>
    public Task<JobOutcome?> RunAskedAsync(
        string job, DateTime askedAtUtc, string askedByName, TimeSpan longest, Func<CancellationToken, Task<long>> work, CancellationToken ct) =>
        RunAsync(new JobCall(job, askedAtUtc, longest, askedByName), work, ct);

    private async Task<JobOutcome?> RunAsync(JobCall call, Func<CancellationToken, Task<long>> work, CancellationToken ct)
    {
        await GiveUpKilledAsync(call.Job, Now - call.Longest - Grace, ct);
        if (await ClaimAsync(call, ct) is not { } run)
            return null;
        if (await OtherAtWorkAsync(run, ct) is { } other)
            return await EndAsync(run, JobOutcome.Skipped, 0, $"The run due at {other:u} was still at work.");

        using var limit = new CancellationTokenSource(call.Longest, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await EndAsync(run, JobOutcome.Succeeded, await work(stop.Token), null);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Job {Job}, due at {DueAtUtc:u}, failed", call.Job, call.DueAtUtc);
            var why = ct.IsCancellationRequested ? "The program was stopped during this run."
                : limit.IsCancellationRequested ? $"It was stopped after {call.Longest.TotalMinutes:0} minutes, its longest."
                : failure.ToString();
            return await EndAsync(run, JobOutcome.Failed, 0, why);
        }
    }

    private async Task<JobRun?> ClaimAsync(JobCall call, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        // Asked first, so that the usual loser of the race does not fill the log with a refused insert.
        if (await db.JobRuns.AnyAsync(present => present.Job == call.Job && present.DueAtUtc == call.DueAtUtc, ct))
            return null;
        var now = Now;
        var run = new JobRun { Job = call.Job, DueAtUtc = call.DueAtUtc, Node = node, StartedAtUtc = now, UpdatedAtUtc = now, AskedByName = call.AskedByName };
        try
        {
            await db.InTransactionAsync(async () =>
            {
                db.JobRuns.Add(run);
                await db.SaveChangesAsync(ct);
                if (now - run.DueAtUtc > JobRun.LateAfter)
                    await AlertAsync(db, "job-run.missed", run, ct);
                db.Signal(Topic, run.Id);
            }, ct);
            return run;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.JobRuns.AnyAsync(present => present.Job == call.Job && present.DueAtUtc == call.DueAtUtc, ct))
                return null;
            throw;
        }
    }

    private async Task<DateTime?> OtherAtWorkAsync(JobRun own, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        return await db.JobRuns.Where(run => run.Job == own.Job && run.Id != own.Id && run.Outcome == JobOutcome.Running)
            .Select(run => (DateTime?)run.DueAtUtc).FirstOrDefaultAsync(ct);
    }

    private sealed record JobCall(string Job, DateTime DueAtUtc, TimeSpan Longest, string? AskedByName);
}
