using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Jobs;

/// <summary>
/// Runs a job at most once per due time, over all nodes: whoever inserts the row for (job, due) runs it. At most one run of a job is at
/// work at a time. Whatever happens stands in the row.
/// </summary>
public sealed class JobRuns(OpsDbs dbs, NodeName node, TimeProvider clock, ILogger<JobRuns> log)
{
    /// <summary>Told when a run starts or ends; the ids are those of the runs.</summary>
    public static readonly Topic Topic = new(0, "jobs");

    /// <summary>How much later than its longest a run must have ended, or its node is gone; bounds the difference of nodes' clocks too.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="longest">The run is stopped after this long; one that still says "running" a little later was killed with its node.</param>
    /// <param name="work">Answers how many things it worked on.</param>
    /// <returns>How it ended, or null when this due time had its run already.</returns>
    public async Task<JobOutcome?> RunOnceAsync(string job, DateTime dueAtUtc, TimeSpan longest, Func<CancellationToken, Task<long>> work, CancellationToken ct)
    {
        await GiveUpKilledAsync(job, Now - longest - Grace, ct);
        if (await ClaimAsync(job, dueAtUtc, ct) is not { } id)
            return null;
        if (await OtherAtWorkAsync(job, id, ct) is { } other)
            return await EndAsync(id, JobOutcome.Skipped, 0, $"The run due at {other:u} was still at work.");

        using var limit = new CancellationTokenSource(longest, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await EndAsync(id, JobOutcome.Succeeded, await work(stop.Token), null);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Job {Job}, due at {DueAtUtc:u}, failed", job, dueAtUtc);
            var why = ct.IsCancellationRequested ? "The program was stopped during this run."
                : limit.IsCancellationRequested ? $"It was stopped after {longest.TotalMinutes:0} minutes, its longest."
                : failure.ToString();
            return await EndAsync(id, JobOutcome.Failed, 0, why);
        }
    }

    /// <summary>True when the job ran before, but not for this due time: it was missed while no node was up.</summary>
    public async Task<bool> HasMissedAsync(string job, DateTime dueAtUtc, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var last = await db.JobRuns.Where(run => run.Job == job).OrderByDescending(run => run.DueAtUtc).Select(run => (DateTime?)run.DueAtUtc).FirstOrDefaultAsync(ct);
        return last < dueAtUtc;
    }

    /// <summary>Marks as failed what nodes that are gone left running.</summary>
    /// <param name="startedBefore">Runs of other nodes that started earlier cannot be alive any more.</param>
    public async Task<int> GiveUpKilledAsync(string job, DateTime startedBefore, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var (now, own) = (Now, node.Value);
        return await db.JobRuns
            .Where(run => run.Job == job && run.Outcome == JobOutcome.Running && run.StartedAtUtc < startedBefore && run.Node != own)
            .ExecuteUpdateAsync(set => set
                .SetProperty(run => run.Outcome, JobOutcome.Failed)
                .SetProperty(run => run.EndedAtUtc, now)
                .SetProperty(run => run.Error, "The program ended during this run."), ct);
    }

    private async Task<long?> ClaimAsync(string job, DateTime dueAtUtc, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        // Asked first, so that the usual loser of the race does not fill the log with a refused insert.
        if (await db.JobRuns.AnyAsync(present => present.Job == job && present.DueAtUtc == dueAtUtc, ct))
            return null;
        var run = new JobRun { Job = job, DueAtUtc = dueAtUtc, Node = node, StartedAtUtc = Now };
        try
        {
            await db.InTransactionAsync(async () =>
            {
                db.JobRuns.Add(run);
                await db.SaveChangesAsync(ct);
                db.Signal(Topic, run.Id);
            }, ct);
            return run.Id;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.JobRuns.AnyAsync(present => present.Job == job && present.DueAtUtc == dueAtUtc, ct))
                return null;
            throw;
        }
    }

    private async Task<DateTime?> OtherAtWorkAsync(string job, long id, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        return await db.JobRuns.Where(run => run.Job == job && run.Id != id && run.Outcome == JobOutcome.Running)
            .Select(run => (DateTime?)run.DueAtUtc).FirstOrDefaultAsync(ct);
    }

    // Not cancelled with the run: how it ended is what matters most when it was stopped.
    private async Task<JobOutcome> EndAsync(long id, JobOutcome outcome, long items, string? error)
    {
        await using var db = dbs.OpenAcrossTenants();
        var now = Now;
        var text = error?.Length > JobRun.TextLength ? error[..JobRun.TextLength] : error;
        await db.InTransactionAsync(async () =>
        {
            await db.JobRuns.Where(run => run.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(run => run.Outcome, outcome)
                .SetProperty(run => run.EndedAtUtc, now)
                .SetProperty(run => run.Items, items)
                .SetProperty(run => run.Error, text));
            db.Signal(Topic, id);
        }, CancellationToken.None);
        return outcome;
    }
}
