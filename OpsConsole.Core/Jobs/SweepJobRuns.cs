using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Jobs;

/// <summary>
/// Removes runs that nobody will ask for: successful ones after a quarter, others after more than a year. The newest run of a job by its
/// due time stays however old it is, for what was missed is counted from there.
/// </summary>
public sealed class SweepJobRuns(OpsDbs dbs, TimeProvider clock)
{
    public const int SucceededDays = 90;
    public const int OtherDays = 400;

    /// <returns>How many.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (succeeded, other) = (now.AddDays(-SucceededDays), now.AddDays(-OtherDays));
        await using var db = dbs.OpenAcrossTenants();
        var newest = await db.JobRuns.GroupBy(run => run.Job).Select(runs => new { Job = runs.Key, DueAtUtc = runs.Max(run => run.DueAtUtc) }).ToListAsync(ct);
        long swept = 0;
        foreach (var job in newest)
            swept += await db.JobRuns
                .Where(run => run.Job == job.Job && run.DueAtUtc < job.DueAtUtc && run.Outcome != JobOutcome.Running)
                .Where(run => run.DueAtUtc < other || (run.DueAtUtc < succeeded && run.Outcome == JobOutcome.Succeeded))
                .OrderBy(run => run.DueAtUtc).RemoveInPiecesAsync(ct);
        return swept;
    }
}
