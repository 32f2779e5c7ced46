namespace OpsConsole.Core.Flags;

/// <summary>The emergency stop: off for everybody at once, without a second person, until somebody releases it.</summary>
public sealed class StopFlag(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<FlagRef>> RunAsync(FlagRef target, string reason, Actor actor, CancellationToken ct)
    {
        var text = reason.Trim();
        if (actor.May(FlagPermissions.Change) && text.Length is 0 or > Flag.ReasonLength)
            return new StopNeedsAReason();
        return await dbs.ChangeFlagAsync(target, actor, "flag.stopped", flag => flag.Stop(text, actor, clock.GetUtcNow().UtcDateTime), _ => new { Reason = text }, ct);
    }
}
