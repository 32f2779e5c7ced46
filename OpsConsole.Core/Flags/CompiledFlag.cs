using System.Collections.Frozen;

namespace OpsConsole.Core.Flags;

/// <summary>A flag as it is evaluated: everything that can be reckoned before is. Immutable; an evaluation allocates nothing.</summary>
internal sealed class CompiledFlag
{
    private readonly bool isStopped;
    private readonly bool isOn;
    private readonly bool isForAll;
    private readonly long from;
    private readonly long until;
    private readonly string[] roles;
    private readonly FrozenSet<string> markets;
    private readonly FrozenSet<long> named;
    private readonly ulong shareSalt;
    private readonly ulong shareEnd;
    private readonly ulong variantSalt;
    private readonly ulong[] variantEnds;

    public CompiledFlag(FlagDefinition flag, FlagState state, bool isStopped)
    {
        (this.isStopped, isOn, isForAll) = (isStopped, state.IsOn, state.Percentage >= 100);
        (from, until) = (state.FromUtc?.Ticks ?? 0, state.UntilUtc?.Ticks ?? long.MaxValue);
        roles = [.. state.Roles];
        markets = state.Markets.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        named = state.UserIds.ToFrozenSet();
        shareSalt = FlagBucket.SaltOf($"{flag.Name}#{state.Round}");
        shareEnd = FlagBucket.EndOf(Math.Clamp(state.Percentage, 0, 100), 100);
        // Of its own, so that a larger share does not lean to one variant.
        variantSalt = FlagBucket.SaltOf($"{flag.Name}#{state.Round}#variant");
        variantEnds = EndsOf(flag.Variants.Count, state.Weights);
    }

    public bool HasSchedule => from != 0 || until != long.MaxValue;

    /// <summary>Whether a moment between these two turns it on or off.</summary>
    public bool TurnsBetween(long afterTicks, long untilTicks) => (from > afterTicks && from <= untilTicks) || (until > afterTicks && until <= untilTicks);

    /// <param name="nowTicks">Only looked at where <see cref="HasSchedule"/>.</param>
    public FlagVerdict Judge(in FlagSubject subject, long nowTicks)
    {
        if (isStopped)
            return new(false, 0, FlagReason.Stopped);
        if (!isOn)
            return new(false, 0, FlagReason.Off);
        if (HasSchedule && nowTicks < from)
            return new(false, 0, FlagReason.NotYet);
        if (HasSchedule && nowTicks >= until)
            return new(false, 0, FlagReason.Over);
        if (subject.UserId != 0 && named.Count > 0 && named.Contains(subject.UserId))
            return new(true, VariantOf(subject.UserId), FlagReason.Named);
        if (roles.Length > 0 && !HasRole(subject.Roles))
            return new(false, 0, FlagReason.OtherRole);
        if (markets.Count > 0 && (subject.Market is not { } market || !markets.Contains(market)))
            return new(false, 0, FlagReason.OtherMarket);
        if (isForAll)
            return new(true, VariantOf(subject.UserId), FlagReason.Everybody);
        return subject.UserId != 0 && FlagBucket.PlaceOf(shareSalt, subject.UserId) < shareEnd
            ? new(true, VariantOf(subject.UserId), FlagReason.InShare)
            : new(false, 0, FlagReason.OutsideShare);
    }

    private bool HasRole(IReadOnlySet<string>? held)
    {
        if (held is not null)
            foreach (var role in roles)
                if (held.Contains(role))
                    return true;
        return false;
    }

    private int VariantOf(long userId)
    {
        if (variantEnds.Length == 0)
            return 0;
        var place = FlagBucket.PlaceOf(variantSalt, userId);
        for (var at = 0; at < variantEnds.Length; at++)
            if (place < variantEnds[at])
                return at;
        return 0;
    }

    private static ulong[] EndsOf(int variants, IReadOnlyList<int> weights)
    {
        var parts = weights.Count == variants ? weights : [.. Enumerable.Repeat(1, variants)];
        var (ends, upTo, all) = (new ulong[variants], 0, parts.Sum());
        for (var at = 0; at < variants; at++)
            ends[at] = FlagBucket.EndOf(upTo += parts[at], all);
        return ends;
    }
}
