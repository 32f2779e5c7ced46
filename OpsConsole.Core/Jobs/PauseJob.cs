namespace OpsConsole.Core.Jobs;

/// <summary>Keeps a job from running by its schedule until somebody lets it run again; the reason is shown to everybody who looks.</summary>
public sealed class PauseJob(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<JobRef>> RunAsync(JobRef target, string reason, Actor actor, CancellationToken ct)
    {
        var text = reason.Trim();
        if (actor.May(JobPermissions.Run) && text.Length is 0 or > JobPlan.ReasonLength)
            return text.Length == 0 ? new PauseNeedsAReason() : new PauseReasonIsTooLong(JobPlan.ReasonLength);
        return await dbs.ChangeJobAsync(target, actor, "job.paused",
            plan => plan.Pause(text, actor, clock.GetUtcNow().UtcDateTime), plan => new { plan.Job, Reason = text }, ct);
    }
}
