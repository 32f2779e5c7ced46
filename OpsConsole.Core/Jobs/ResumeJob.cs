namespace OpsConsole.Core.Jobs;

/// <summary>Lets a paused job run by its schedule again, from now on; what fell due in the pause stays undone.</summary>
public sealed class ResumeJob(OpsDbs dbs, TimeProvider clock)
{
    public Task<Result<JobRef>> RunAsync(JobRef target, Actor actor, CancellationToken ct) =>
        dbs.ChangeJobAsync(target, actor, "job.resumed", plan => plan.Resume(clock.GetUtcNow().UtcDateTime), plan => new { plan.Job }, ct);
}
