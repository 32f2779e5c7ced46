namespace OpsConsole.Jobs;

/// <summary>Cuts a loop's pause short. Anybody may ring, at any time; one loop waits. Rings during a step count for the pause after it.</summary>
internal sealed class WakeUp
{
    private volatile TaskCompletionSource bell = Fresh();

    public void Ring() => bell.TrySetResult();

    /// <summary>Rings when something has ended. Rung from within, the loop could look before that, find it still at work, and sleep.</summary>
    public async Task RingAfterAsync(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Ring();
    }

    public async Task WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(bell.Task, Task.Delay(most, clock, over.Token));
        await over.CancelAsync();
        if (bell.Task.IsCompleted)
            bell = Fresh();
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
