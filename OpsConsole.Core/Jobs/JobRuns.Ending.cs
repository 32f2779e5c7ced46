using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Jobs;

public sealed partial class JobRuns
{
    /// <summary>Marks as failed what nodes that are gone left running.</summary>
    /// <param name="startedBefore">Runs of other nodes that started earlier cannot be alive any more.</param>
    public async Task<int> GiveUpKilledAsync(string job, DateTime startedBefore, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var own = node.Value;
        var killed = await db.JobRuns.AsNoTracking()
            .Where(run => run.Job == job && run.Outcome == JobOutcome.Running && run.StartedAtUtc < startedBefore && run.Node != own)
            .OrderBy(run => run.Id).Take(100).ToListAsync(ct);
        foreach (var run in killed)
            await EndAsync(run, JobOutcome.Failed, 0, "The program ended during this run.");
        return killed.Count;
    }

    // Not cancelled with the run: how it ended is what matters most when it was stopped.
    private async Task<JobOutcome> EndAsync(JobRun run, JobOutcome outcome, long items, string? error)
    {
        await using var db = dbs.OpenAcrossTenants();
        var now = Now;
        var text = error?.Length > JobRun.TextLength ? error[..JobRun.TextLength] : error;
        await db.InTransactionAsync(async () =>
        {
            await db.JobRuns.Where(row => row.Id == run.Id).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Outcome, outcome)
                .SetProperty(row => row.EndedAtUtc, now)
                .SetProperty(row => row.Items, items)
                .SetProperty(row => row.Error, text)
                .SetProperty(row => row.UpdatedAtUtc, now));
            if (outcome == JobOutcome.Failed && !await FailedBeforeAsync(db, run))
            {
                run.Error = text;
                await AlertAsync(db, "job-run.failed", run, CancellationToken.None);
            }

            db.Signal(Topic, run.Id);
        }, CancellationToken.None);
        return outcome;
    }

    // Who was told that a job fails does not want to hear it again every hour.
    private static async Task<bool> FailedBeforeAsync(OpsDb db, JobRun run) =>
        await db.JobRuns.Where(before => before.Job == run.Job && before.Id < run.Id && (before.Outcome == JobOutcome.Failed || before.Outcome == JobOutcome.Succeeded))
            .OrderByDescending(before => before.Id).Select(before => (JobOutcome?)before.Outcome).FirstOrDefaultAsync() == JobOutcome.Failed;

    /// <summary>Jobs belong to no tenant: each tenant's people who look after them are told.</summary>
    private static async Task AlertAsync(OpsDb db, string action, JobRun run, CancellationToken ct)
    {
        var reason = run.Error?.Split('\n')[0].Trim();
        foreach (var tenantId in await db.Tenants.OrderBy(tenant => tenant.Id).Select(tenant => tenant.Id).ToListAsync(ct))
            db.Record(Actor.System(tenantId, "Jobs"), action, run, new { run.Job, DueAtUtc = run.DueAtUtc, Error = reason });
        await db.SaveChangesAsync(ct);
    }
}
