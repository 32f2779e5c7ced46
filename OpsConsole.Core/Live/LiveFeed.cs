using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace OpsConsole.Core.Live;

/// <summary>
/// The node's switchboard: who listens to which topic. Thread-safe. Listeners run on the publisher's thread and must return at once
/// (mark something dirty, wake a loop); what they throw is logged and keeps nobody else from hearing. Holds one entry per open
/// subscription and forgets a topic with its last listener.
/// </summary>
public sealed class LiveFeed(ILogger<LiveFeed> log)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Topic, ImmutableArray<Action<LiveSignal>>> listeners = [];

    /// <summary>How many topics have a listener; for the leak test and the monitoring page.</summary>
    public int TopicCount
    {
        get
        {
            lock (gate)
                return listeners.Count;
        }
    }

    public IDisposable Subscribe(IReadOnlyCollection<Topic> topics, Action<LiveSignal> listener)
    {
        lock (gate)
            foreach (var topic in topics)
                listeners[topic] = listeners.TryGetValue(topic, out var present) ? present.Add(listener) : [listener];
        return new Subscription(this, topics, listener);
    }

    public void Publish(params IReadOnlyList<LiveSignal> signals)
    {
        foreach (var signal in signals)
            foreach (var listener in ListenersOf(signal.Topic))
                Tell(listener, signal);
    }

    private ImmutableArray<Action<LiveSignal>> ListenersOf(Topic topic)
    {
        lock (gate)
            return listeners.GetValueOrDefault(topic, []);
    }

    private void Tell(Action<LiveSignal> listener, LiveSignal signal)
    {
        try
        {
            listener(signal);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A listener of {Topic} failed", signal.Topic);
        }
    }

    private void Remove(IReadOnlyCollection<Topic> topics, Action<LiveSignal> listener)
    {
        lock (gate)
            foreach (var topic in topics)
            {
                if (!listeners.TryGetValue(topic, out var present))
                    continue;
                var left = present.Remove(listener);
                if (left.IsEmpty)
                    listeners.Remove(topic);
                else
                    listeners[topic] = left;
            }
    }

    private sealed class Subscription(LiveFeed feed, IReadOnlyCollection<Topic> topics, Action<LiveSignal> listener) : IDisposable
    {
        private int disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref disposed, 1) == 0)
                feed.Remove(topics, listener);
        }
    }
}
