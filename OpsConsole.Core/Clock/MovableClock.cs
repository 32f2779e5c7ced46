namespace OpsConsole.Core.Clock;

/// <summary>
/// The application's clock in Development: the machine's, moved by as much as the database says. Only what time it is moves; timers and
/// timestamps go on with the machine, so nothing that waits is cut short or held up. Thread-safe.
/// </summary>
public sealed class MovableClock(TimeProvider machine) : TimeProvider
{
    private long byTicks;

    public TimeProvider Machine => machine;

    public TimeSpan MovedBy => new(Interlocked.Read(ref byTicks));

    public bool IsMoved => MovedBy != TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + MovedBy;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);

    /// <returns>Whether that was news.</returns>
    internal bool Follow(long ticks) => Interlocked.Exchange(ref byTicks, ticks) != ticks;
}

/// <summary>
/// The clock that nobody moves: for leases and sessions, which say how long somebody at this very moment may hold something. Everywhere
/// but in Development it is the application's own.
/// </summary>
public sealed record MachineClock(TimeProvider Clock)
{
    internal static MachineClock Below(TimeProvider application) => new(application is MovableClock movable ? movable.Machine : application);
}
