using Microsoft.Extensions.Logging;

namespace OpsConsole.Jobs;

/// <summary>
/// Repeats a step for as long as the node runs. A step that fails (the database is away, say) is tried again after 1 s, then twice as
/// long each time, at most 30 s; the log says once that it fails and once that it works again.
/// </summary>
internal sealed class PatientLoop(string name, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan longest = TimeSpan.FromSeconds(30);

    private int failures;

    /// <param name="step">Answers how long to pause; zero means that there is more to do now.</param>
    public async Task RunAsync(Func<CancellationToken, Task<TimeSpan>> step, WakeUp wake, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var pause = await TryAsync(step, stopping);
            if (failures > 0)
                await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            else if (pause > TimeSpan.Zero)
                await wake.WaitAsync(pause, clock, stopping);
        }
    }

    private async Task<TimeSpan> TryAsync(Func<CancellationToken, Task<TimeSpan>> step, CancellationToken stopping)
    {
        try
        {
            var pause = await step(stopping);
            if (failures > 0)
                log.LogInformation("{Loop} works again after {Failures} failures", name, failures);
            failures = 0;
            return pause;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception failure)
        {
            if (failures++ == 0)
                log.LogError(failure, "{Loop} fails; it keeps trying", name);
            return TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(failures - 1, 10))));
        }
    }
}
