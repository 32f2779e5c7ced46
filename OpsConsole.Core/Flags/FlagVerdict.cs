namespace OpsConsole.Core.Flags;

/// <summary>About whom or what a flag is asked.</summary>
/// <param name="UserId">0 when nobody is there: then only a flag for everybody is on.</param>
/// <param name="Roles">Of the user; null when it does not matter who asks.</param>
/// <param name="Market">The city it is about; null when it is about none.</param>
public readonly record struct FlagSubject(long UserId, IReadOnlySet<string>? Roles = null, string? Market = null);

/// <summary>Why a flag is on or off for somebody.</summary>
public enum FlagReason
{
    Stopped,
    Off,
    NotYet,
    Over,
    Named,
    OtherRole,
    OtherMarket,
    Everybody,
    InShare,
    OutsideShare,
}

/// <param name="Variant">Its place in the definition's list; 0, what everybody has without the flag, where it is off or has none.</param>
public readonly record struct FlagVerdict(bool IsOn, int Variant, FlagReason Reason);
