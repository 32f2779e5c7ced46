namespace OpsConsole.Core.Flags;

/// <summary>Drops a proposed change: one's own, or somebody else's.</summary>
public sealed class DeclineFlagChange(OpsDbs dbs)
{
    public Task<Result<FlagRef>> RunAsync(FlagRef target, Actor actor, CancellationToken ct) =>
        dbs.ChangeFlagAsync(target, actor, "flag.declined", flag => flag.Decline(), flag => FlagDifference.Between(flag.State, flag.ProposedState ?? flag.State), ct);
}
