using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Flags;

namespace OpsConsole.Jobs.Flags;

/// <summary>Each second tells open pages of flags that a schedule turned, and every tenth adds what this node counted to the database; once more as it stops.</summary>
internal sealed class FlagLoop(TenantFlags flags, FlagCounts counts, TimeProvider clock, ILogger<FlagLoop> log) : BackgroundService
{
    private const int FlushEvery = 10;
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);

    private int turn;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await counts.FlushAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "What flags counted in the last seconds could not be kept");
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new PatientLoop("The loop of flags", clock, log).RunAsync(
            async ct =>
            {
                flags.TellWhatTurned();
                if (++turn % FlushEvery == 0)
                    await counts.FlushAsync(ct);
                return pause;
            },
            new WakeUp(), stoppingToken);
}
