using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Clock;

/// <summary>How far the application's clock is away from the machine's, in Development. One row, so that a restart and every node agree.</summary>
public sealed class ClockShift : IVersioned, IActivitySubject
{
    public const long OnlyId = 1;
    public const int NameLength = 160;

    public long Id { get; init; } = OnlyId;

    public long Version { get; private set; }

    /// <summary>Ticks of 100 ns to add to the machine's clock; negative when it was moved back.</summary>
    public long ByTicks { get; set; }

    /// <summary>Where a move in steps is heading; null when the clock just goes on.</summary>
    public DateTime? TargetUtc { get; set; }

    public required string MovedByName { get; set; }

    string IActivitySubject.SubjectKind => "clock";
}
