using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Security;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Activity.Checking;

/// <summary>
/// Verifies a tenant's chain and writes down what came of it. Started again after a crash it begins anew: a proof in two halves would rest on
/// a place in the middle that somebody could have written.
/// </summary>
public sealed class CheckActivity(OpsDbs dbs, IntrusionWatch watch, TimeProvider clock) : IWorkHandler
{
    public const string KindName = "activity.check";

    public string Kind => KindName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var wanted = run.PayloadAs<ActivityCheckWanted>();
        await using var db = dbs.Open(run.TenantId);
        if (await db.ActivityChecks.FirstOrDefaultAsync(row => row.Id == wanted.CheckId, ct) is not { } check)
            throw new WorkIsHopeless("The verification is gone.");
        if (check.FinishedAtUtc is not null)
            return;
        var total = await db.ActivitySeals.MaxAsync(seal => (long?)seal.Number, ct) ?? 0;
        var chain = await new ChainProof(dbs, clock, done => run.CheckpointAsync(db, Math.Min(done, total), total, "Verifying", ct)).OfAsync(run.TenantId, await NotedAsync(db, ct), ct);
        // The alert first: it is raised once however often, and a break must not go unsaid because a node died here.
        if (chain.Broken is { } broken)
            await watch.OfActivityAsync(run.TenantId, AboutOf(broken), broken.What, ct);
        await db.InTransactionAsync(async () =>
        {
            await run.CheckpointAsync(db, total, total, null, ct);
            check.Finish(chain, clock.GetUtcNow().UtcDateTime);
            db.Record(Actor.System(run.TenantId, "Verification"), "activity-check.finished", check, new { IsWhole = check.Problem is null, check.Links, check.Redacted, Head = chain.Head?.ToString(), check.Problem, Entry = check.BrokenActivityId });
            await db.SaveChangesAsync(ct);
        }, ct);
    }

    /// <summary>Where the chain ended when it was last whole: it must still hold up to there.</summary>
    private static async Task<IReadOnlyList<ChainHead>> NotedAsync(OpsDb db, CancellationToken ct)
    {
        var last = await db.ActivityChecks.AsNoTracking().Where(row => row.FinishedAtUtc != null && row.Problem == null && row.HeadHash != null).OrderByDescending(row => row.Id).FirstOrDefaultAsync(ct);
        return last is null ? [] : [new ChainHead(last.TenantId, last.Links, last.HeadHash!)];
    }

    private static string AboutOf(BrokenLink broken) => string.Create(CultureInfo.InvariantCulture, $"Activity{(broken.ActivityId is { } id ? $", entry {id}" : broken.Number is { } number ? $", number {number}" : "")}");
}
