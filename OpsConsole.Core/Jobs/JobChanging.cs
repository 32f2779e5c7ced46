using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Jobs;

/// <summary>How every decision about a job runs: compare the version, let the plan decide, record, save once, and name who was first.</summary>
internal static class JobChanging
{
    public static async Task<Result<JobRef>> ChangeJobAsync(
        this OpsDbs dbs, JobRef target, Actor actor, string action, Func<JobPlan, Error?> change, Func<JobPlan, object> particulars, CancellationToken ct)
    {
        if (actor.Lacks(JobPermissions.Run) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.JobPlans.FirstOrDefaultAsync(row => row.Job == target.Job, ct) is not { } plan)
            return new NotFound("This job");
        if (plan.Version != target.Version)
            return await db.WhoChangedAsync(plan, ct);
        if (change(plan) is { } refused)
            return refused;
        db.Record(actor, action, plan, particulars(plan));
        db.Signal(JobRuns.Topic, plan.Id);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoChangedAsync(plan, ct);
        }

        return new JobRef(plan.Job, plan.Version);
    }
}
