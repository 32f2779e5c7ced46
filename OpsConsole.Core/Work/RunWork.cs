using Microsoft.Extensions.Logging;

namespace OpsConsole.Core.Work;

/// <summary>Runs one claimed item to an outcome, giving signs of life meanwhile.</summary>
public sealed class RunWork(WorkLeases leases, IEnumerable<IWorkHandler> handlers, TimeProvider clock, ILogger<RunWork> log)
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, IWorkHandler> handlers = handlers.ToDictionary(handler => handler.Kind);

    /// <param name="stopping">The node stops: what is not finished is given back.</param>
    public async Task RunAsync(WorkClaim claim, CancellationToken stopping)
    {
        if (!handlers.TryGetValue(claim.Kind, out var handler))
        {
            log.LogError("Work item {ItemId} is of the unknown kind {Kind}", claim.ItemId, claim.Kind);
            await leases.DieAsync(claim, $"This version does not know work of the kind “{claim.Kind}”.", CancellationToken.None);
            return;
        }

        using var handling = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var beating = new CancellationTokenSource();
        var heartbeat = KeepAliveAsync(claim, handling, beating.Token);
        var failure = await TryAsync(handler, claim, handling.Token);
        await beating.CancelAsync();
        var isLost = !await heartbeat || failure is LeaseLost;
        if (isLost || !await SettleAsync(claim, failure, stopping))
            log.LogWarning("Work item {ItemId} ({Kind}) went to another node; this run changed nothing more", claim.ItemId, claim.Kind);
    }

    private async Task<Exception?> TryAsync(IWorkHandler handler, WorkClaim claim, CancellationToken ct)
    {
        try
        {
            var run = new WorkRun(claim.ItemId, claim.TenantId, claim.Payload, claim.Token, claim.Attempt, clock, claim.ProgressDone);
            await handler.RunAsync(run, ct);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    // Settled even while the node stops: half a second now saves a lease's length later.
    private Task<bool> SettleAsync(WorkClaim claim, Exception? failure, CancellationToken stopping)
    {
        switch (failure)
        {
            case null:
                return leases.CompleteAsync(claim, CancellationToken.None);
            case WorkIsHopeless:
                log.LogError(failure, "Work item {ItemId} ({Kind}) is hopeless", claim.ItemId, claim.Kind);
                return leases.DieAsync(claim, failure.Message, CancellationToken.None);
            case not null when stopping.IsCancellationRequested:
                return leases.ReleaseAsync(claim, CancellationToken.None);
            default:
                log.LogError(failure, "Work item {ItemId} ({Kind}) failed, attempt {Attempt} of {Most}", claim.ItemId, claim.Kind, claim.Attempt, claim.MaxAttempts);
                return leases.FailAsync(claim, failure.Message, CancellationToken.None);
        }
    }

    /// <returns>False when the lease was lost, and then the handler was told to stop.</returns>
    private async Task<bool> KeepAliveAsync(WorkClaim claim, CancellationTokenSource handling, CancellationToken ct)
    {
        using var beat = new PeriodicTimer(Heartbeat, clock);
        var heldUntil = clock.GetUtcNow() + WorkLeases.Length;
        try
        {
            while (await beat.WaitForNextTickAsync(ct))
                if (await ExtendAsync(claim, ct) is { } held)
                {
                    heldUntil = clock.GetUtcNow() + WorkLeases.Length;
                    if (!held)
                        break;
                }
                else if (clock.GetUtcNow() >= heldUntil)
                {
                    break;
                }
        }
        catch (OperationCanceledException)
        {
            return true;
        }

        await handling.CancelAsync();
        return false;
    }

    /// <summary>Null when the database did not answer; the lease may well live on.</summary>
    private async Task<bool?> ExtendAsync(WorkClaim claim, CancellationToken ct)
    {
        try
        {
            return await leases.ExtendAsync(claim, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "Work item {ItemId} could not give a sign of life", claim.ItemId);
            return null;
        }
    }
}
