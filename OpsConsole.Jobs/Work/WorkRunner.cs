using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Live;
using OpsConsole.Core.Work;

namespace OpsConsole.Jobs.Work;

/// <summary>Fills this node's slots with queued work. Looks every second, and at once when work is added here or a slot comes free.</summary>
internal sealed class WorkRunner(
    WorkLeases leases, RunWork runWork, LiveFeed feed, NodeSettings settings, TimeProvider clock, ILogger<WorkRunner> log) : BackgroundService
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);

    private readonly List<(long TenantId, Task Run)> atWork = [];
    private readonly WorkTurns turns = new(settings.WorkConcurrency);
    private readonly WakeUp wake = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heard = feed.Subscribe([WorkQueue.Added], _ => wake.Ring());
        await new PatientLoop("The work queue", clock, log).RunAsync(_ => StepAsync(stoppingToken), wake, stoppingToken);
        await Task.WhenAll(atWork.Select(slot => slot.Run));
    }

    private async Task<TimeSpan> StepAsync(CancellationToken stopping)
    {
        atWork.RemoveAll(slot => slot.Run.IsCompleted);
        await leases.TakeBackExpiredAsync(stopping);
        while (atWork.Count < settings.WorkConcurrency && await ClaimAsync(stopping) is { } claim)
        {
            var run = Task.Run(() => RunAsync(claim, stopping), CancellationToken.None);
            atWork.Add((claim.TenantId, run));
            _ = wake.RingAfterAsync(run);
        }

        return pause;
    }

    private async Task<WorkClaim?> ClaimAsync(CancellationToken stopping)
    {
        var (waiting, isOnlyTenant) = await leases.TenantsWaitingAsync(stopping);
        foreach (var tenant in turns.Order(waiting, [.. atWork.Select(slot => slot.TenantId)], isOnlyTenant))
        {
            stopping.ThrowIfCancellationRequested();
            // Not to be cancelled half-way: a claim that nobody runs would keep the item for a lease's length.
            if (await leases.ClaimAsync(tenant, CancellationToken.None) is { } claim)
            {
                turns.Took(tenant);
                return claim;
            }
        }

        return null;
    }

    private async Task RunAsync(WorkClaim claim, CancellationToken stopping)
    {
        try
        {
            await runWork.RunAsync(claim, stopping);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The outcome of work item {ItemId} could not be saved; it runs again when its lease is over", claim.ItemId);
        }
    }
}
