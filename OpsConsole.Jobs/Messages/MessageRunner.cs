using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Live;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Jobs.Work;

namespace OpsConsole.Jobs.Messages;

/// <summary>Sends what waits, several lines at a time, tenants in turns. Looks every second, and at once when messages are added here or a line comes free.</summary>
internal sealed class MessageRunner(
    MessageClaims claims, SendMessages sendMessages, LiveFeed feed, NodeSettings settings, TimeProvider clock, ILogger<MessageRunner> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);

    private readonly List<(long TenantId, Task<int> Batch)> atWork = [];
    private readonly WorkTurns turns = new(settings.MailLines);
    private readonly WakeUp wake = new();

    /// <summary>Tenants that had nothing to take although something waits: their domains had their share. Asked again after a pause.</summary>
    private readonly Dictionary<long, long> held = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heard = feed.Subscribe([MessageQueue.Added], _ => wake.Ring());
        await new PatientLoop("The queue of messages", clock, log).RunAsync(_ => StepAsync(stoppingToken), wake, stoppingToken);
        await Task.WhenAll(atWork.Select(line => line.Batch));
    }

    private async Task<TimeSpan> StepAsync(CancellationToken stopping)
    {
        foreach (var (tenant, batch) in atWork.Where(line => line.Batch.IsCompleted).ToList())
        {
            atWork.RemoveAll(line => line.Batch == batch);
            if (await batch == 0)
                held[tenant] = clock.GetTimestamp();
        }

        await claims.DoubtSilentAsync(stopping);
        if (atWork.Count < settings.MailLines)
        {
            var (waiting, isOnlyTenant) = await claims.TenantsWaitingAsync(stopping);
            var able = waiting.Where(tenant => !held.TryGetValue(tenant, out var since) || clock.GetElapsedTime(since) >= pause).ToList();
            while (atWork.Count < settings.MailLines && turns.Order(able, [.. atWork.Select(line => line.TenantId)], isOnlyTenant).Take(1).ToList() is [var tenant])
            {
                turns.Took(tenant);
                var batch = Task.Run(() => BatchAsync(tenant, stopping), CancellationToken.None);
                atWork.Add((tenant, batch));
                _ = wake.RingAfterAsync(batch);
            }
        }

        if (atWork.Count == 0)
            held.Clear();
        return pause;
    }

    private async Task<int> BatchAsync(long tenant, CancellationToken stopping)
    {
        try
        {
            return await sendMessages.BatchAsync(tenant, stopping);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "What came of some messages could not be saved; they will be in doubt");
            return 0;
        }
    }
}
