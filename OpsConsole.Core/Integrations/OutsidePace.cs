namespace OpsConsole.Core.Integrations;

/// <summary>
/// How patient the product is with outside systems. Networks go by the machine's time whatever clock the application has.
/// </summary>
/// <param name="AttemptTimeout">For one request, from its first byte to the last of the answer.</param>
/// <param name="FirstDelay">Before the first repetition; doubled each time, with chance.</param>
/// <param name="LongestWait">A system that asks for a longer pause is left alone.</param>
/// <param name="BreakFor">How long nobody asks a system that failed again and again.</param>
public sealed record OutsidePace(TimeProvider Clock, TimeSpan AttemptTimeout, int Retries, TimeSpan FirstDelay, TimeSpan LongestWait, TimeSpan BreakFor)
{
    public static OutsidePace Usual { get; } = new(
        TimeProvider.System, TimeSpan.FromSeconds(4), 3, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
}
