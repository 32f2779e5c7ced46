using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Activity;

namespace OpsConsole.Jobs.Activity;

/// <summary>Works the outbox off, each consumer in a loop of its own, so that a slow one holds up no other.</summary>
internal sealed class OutboxRunner(
    OutboxDelivery delivery, IEnumerable<IOutboxConsumer> consumers, TimeProvider clock, ILogger<OutboxRunner> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(consumers.Select(consumer => Task.Run(() => DeliverAsync(consumer, stoppingToken), CancellationToken.None)));

    private Task DeliverAsync(IOutboxConsumer consumer, CancellationToken stopping) =>
        new PatientLoop($"The outbox for {consumer.Name}", clock, log).RunAsync(
            async ct => await delivery.DeliverAsync(consumer, ct) == OutboxDelivery.BatchSize ? TimeSpan.Zero : pause, new WakeUp(), stopping);
}
