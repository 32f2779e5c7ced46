namespace OpsConsole.Core.Flags;

/// <summary>Gives a flag another state; it counts on every node at once. One that needs a second person waits for them.</summary>
public sealed class ChangeFlag(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<FlagRef>> RunAsync(FlagRef target, FlagState next, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        if (!FlagCatalog.ByName.TryGetValue(target.Name, out var definition) || actor.Lacks(FlagPermissions.Change) is not null)
            return await dbs.ChangeFlagAsync(target, actor, "flag.changed", _ => null, _ => null, ct);
        var tidied = FlagRules.Tidied(definition, next);
        if (tidied.Error is { } problem)
            return problem;
        var (state, now) = (tidied.Value, clock.GetUtcNow().UtcDateTime);
        return definition.NeedsSecondPerson
            ? await dbs.ChangeFlagAsync(target, actor, "flag.proposed", flag => flag.Propose(state, actor, now), flag => FlagDifference.Between(flag.State, state.ToJson()), ct)
            : await dbs.ChangeFlagAsync(target, actor, "flag.changed", flag => flag.Change(state, actor, now), flag => FlagDifference.Between(flag.State, state.ToJson()), ct);
    }
}
