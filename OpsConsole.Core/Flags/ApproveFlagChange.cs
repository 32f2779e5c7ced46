namespace OpsConsole.Core.Flags;

/// <summary>Lets a proposed change count. Whoever proposed it cannot.</summary>
public sealed class ApproveFlagChange(OpsDbs dbs, TimeProvider clock)
{
    public Task<Result<FlagRef>> RunAsync(FlagRef target, Actor actor, CancellationToken ct) => dbs.ChangeFlagAsync(
        target, actor, "flag.approved", flag => flag.Approve(actor, clock.GetUtcNow().UtcDateTime), flag => FlagDifference.Between(flag.State, flag.ProposedState ?? flag.State), ct);
}
