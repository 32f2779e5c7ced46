using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Live;

namespace OpsConsole.Jobs.Live;

/// <summary>Keeps this node's live feed in step with the others: four times a second in a cluster, else once, for verbs run beside it.</summary>
internal sealed class LiveRelayLoop(LiveRelay relay, NodeSettings settings, TimeProvider clock, ILogger<LiveRelayLoop> log) : BackgroundService
{
    private readonly TimeSpan pause = TimeSpan.FromMilliseconds(settings.IsClustered ? 250 : 1000);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new PatientLoop("The live relay", clock, log).RunAsync(
            async ct =>
            {
                await relay.PollAsync(ct);
                return pause;
            },
            new WakeUp(), stoppingToken);
}
