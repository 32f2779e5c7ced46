namespace OpsConsole.Core.Flags;

/// <summary>Ends an emergency stop; the flag is again what its state says.</summary>
public sealed class ReleaseFlag(OpsDbs dbs)
{
    public Task<Result<FlagRef>> RunAsync(FlagRef target, Actor actor, CancellationToken ct) =>
        dbs.ChangeFlagAsync(target, actor, "flag.released", flag => flag.Release(), flag => new { Reason = flag.StopReason }, ct);
}
