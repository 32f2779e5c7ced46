using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using OpsConsole.Core.Live;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Live;

internal sealed record Price(string Of, int Number);

/// <summary>Something that changes and is watched: one price per key, with loads that a test can hold, fail or answer itself.</summary>
internal sealed class Market
{
    private readonly ConcurrentDictionary<string, int> numbers = new();

    public Market() => Views = new(Feed, Time, NullLogger.Instance, key => [TopicOf(key)], async (key, before, ct) => await Load(key, before));

    public ManualTime Time { get; } = new();

    public LiveFeed Feed { get; } = new(NullLogger<LiveFeed>.Instance);

    public SharedViews<string, Price> Views { get; }

    public Func<string, Price?, Task<Price>> Load
    {
        get => field ?? ((key, _) => Task.FromResult(Now(key)));
        set;
    }

    public Price Now(string key) => new(key, numbers.GetValueOrDefault(key));

    public void Change(string key)
    {
        numbers.AddOrUpdate(key, 1, (_, number) => number + 1);
        Signal(key);
    }

    public void Signal(string key) => Feed.Publish(new LiveSignal(TopicOf(key), []));

    public Task<SharedWatch<Price>> WatchAsync(string key, Action<Price>? onChanged = null, CancellationToken ct = default) =>
        Views.WatchAsync(key, onChanged ?? (_ => { }), ct);

    /// <summary>Lets the clock run until it is so.</summary>
    public Task RunUntilAsync(Func<bool> condition) => Eventually.IsTrueAsync(() =>
    {
        Time.Advance(TimeSpan.FromMilliseconds(50));
        return condition();
    });

    /// <summary>Lets the clock run for a good while, so that what should not happen had its chance.</summary>
    public async Task RunForAWhileAsync()
    {
        for (var n = 0; n < 40; n++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(5);
        }
    }

    private static Topic TopicOf(string key) => new(1, $"price:{key}");
}
