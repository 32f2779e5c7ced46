using System.Collections.Frozen;

namespace OpsConsole.Core.Flags;

/// <summary>All flags of a tenant as they stood at one moment. Immutable and thread-safe; asking costs no database and no allocation.</summary>
public sealed class FlagSet
{
    private readonly FrozenDictionary<string, CompiledFlag> byName;
    private readonly TimeProvider clock;

    internal FlagSet(IEnumerable<(FlagDefinition Flag, FlagState State, bool IsStopped)> flags, TimeProvider clock) =>
        (byName, this.clock) = (flags.ToFrozenDictionary(flag => flag.Flag.Name, flag => new CompiledFlag(flag.Flag, flag.State, flag.IsStopped)), clock);

    /// <summary>As the code says, before anybody decided anything.</summary>
    internal static FlagSet AtFirst(TimeProvider clock) => new(FlagCatalog.All.Select(flag => (flag, flag.AtFirst, false)), clock);

    public bool IsOn(FlagDefinition flag, in FlagSubject subject) => Judge(flag, subject).IsOn;

    public FlagVerdict Judge(FlagDefinition flag, in FlagSubject subject)
    {
        var compiled = byName[flag.Name];
        return compiled.Judge(subject, compiled.HasSchedule ? clock.GetUtcNow().UtcTicks : 0);
    }

    /// <summary>Whether a schedule turned a flag on or off between two moments.</summary>
    internal bool TurnsBetween(DateTime afterUtc, DateTime untilUtc)
    {
        foreach (var flag in byName.Values)
            if (flag.TurnsBetween(afterUtc.Ticks, untilUtc.Ticks))
                return true;
        return false;
    }
}
