using System.Collections.Concurrent;
using OpsConsole.Core.Activity;

namespace OpsConsole.Tests.Activity;

/// <summary>Takes the sealer's rows, notes what it is given, and fails where a test wants it to.</summary>
internal sealed class TestConsumer(Func<ActivityEntry, Exception?>? failure = null) : IOutboxConsumer
{
    public string Name => OutboxConsumers.Seal;

    public ConcurrentQueue<long> Handled { get; } = [];

    public Task HandleAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken ct)
    {
        foreach (var entry in entries)
            if (failure?.Invoke(entry) is { } problem)
                throw problem;
        foreach (var entry in entries)
            Handled.Enqueue(entry.Id);
        return Task.CompletedTask;
    }
}
