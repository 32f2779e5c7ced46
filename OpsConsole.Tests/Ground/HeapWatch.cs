namespace OpsConsole.Tests.Ground;

/// <summary>The most that lived on the heap at any collection, above what lived at the start.</summary>
internal sealed class HeapWatch : IDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly long start = GC.GetTotalMemory(forceFullCollection: true);
    private long most;

    public HeapWatch() => _ = WatchAsync();

    public double MostMegabytes => most / 1e6;

    public void Dispose()
    {
        over.Cancel();
        over.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await timer.WaitForNextTickAsync(over.Token))
                most = Math.Max(most, GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes - start);
        }
        catch (OperationCanceledException)
        {
            // Over.
        }
    }
}
