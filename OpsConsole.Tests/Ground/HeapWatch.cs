namespace OpsConsole.Tests.Ground;

/// <summary>
/// The most that lived on the heap at any look, above what lived at the start. A look collects first, since what the tests before left behind
/// would otherwise count as long as nothing asks for it; a bench, whose process is its own and whose seconds count, goes by the last collection.
/// </summary>
internal sealed class HeapWatch : IDisposable
{
    private readonly bool collects;
    private readonly CancellationTokenSource over = new();
    private readonly long start = GC.GetTotalMemory(forceFullCollection: true);
    private long most;

    public HeapWatch(bool collects = true)
    {
        this.collects = collects;
        _ = WatchAsync();
    }

    public double MostMegabytes => most / 1e6;

    public void Dispose()
    {
        over.Cancel();
        over.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        try
        {
            while (await timer.WaitForNextTickAsync(over.Token))
            {
                if (collects)
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
                most = Math.Max(most, (collects ? GC.GetTotalMemory(forceFullCollection: false) : GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes) - start);
            }
        }
        catch (OperationCanceledException)
        {
            // Over.
        }
    }
}
