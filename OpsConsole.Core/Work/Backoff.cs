namespace OpsConsole.Core.Work;

/// <summary>How long to wait after a failure: 10 s, then three times as long each time, at most an hour, give or take a fifth.</summary>
public static class Backoff
{
    private static readonly TimeSpan first = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan longest = TimeSpan.FromHours(1);

    public static TimeSpan After(int attempts) => After(attempts, Random.Shared.NextDouble());

    /// <param name="attempts">How many have failed, 1 or more.</param>
    /// <param name="chance">From 0 to 1. What failed together should not come back together.</param>
    internal static TimeSpan After(int attempts, double chance)
    {
        var seconds = Math.Min(longest.TotalSeconds, first.TotalSeconds * Math.Pow(3, Math.Max(attempts, 1) - 1));
        return TimeSpan.FromSeconds(seconds * (0.8 + 0.4 * chance));
    }
}
