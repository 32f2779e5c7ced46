using OpsConsole.Core;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Parts.Presence;

/// <summary>A lead, an opportunity: something that people have open.</summary>
/// <param name="Kind">As the subject of activity is called, such as <c>lead</c>.</param>
public sealed record LookedAt(long TenantId, string Kind, long Id)
{
    public Topic Topic => new(TenantId, $"{Kind}-presence:{Id}");
}

/// <summary>
/// Who looks at what on this node, for display alone: nothing is decided by it. One entry per open drawer or page; it goes with
/// its component, and is passed over while its circuit has no connection. Thread-safe; nothing is said per second.
/// </summary>
public sealed class Onlookers(LiveFeed feed)
{
    private readonly Lock gate = new();
    private readonly Dictionary<LookedAt, List<Looking>> looking = [];

    /// <summary>Somebody opens it; dispose the answer when they close it.</summary>
    public Looking Enter(Actor actor, LookedAt what)
    {
        var entry = new Looking(this, what, actor.UserId ?? 0, actor.Name);
        lock (gate)
        {
            if (!looking.TryGetValue(what, out var there))
                looking[what] = there = [];
            there.Add(entry);
        }

        Tell(what);
        return entry;
    }

    /// <summary>The names of everybody else who looks at it, each once.</summary>
    public IReadOnlyList<string> OthersAt(LookedAt what, long? userId)
    {
        lock (gate)
            return looking.TryGetValue(what, out var there)
                ? [.. there.Where(entry => !entry.IsAway && entry.UserId != userId).DistinctBy(entry => entry.UserId).Select(entry => entry.Name).Order(StringComparer.CurrentCulture)]
                : [];
    }

    private void Remove(Looking entry)
    {
        lock (gate)
        {
            if (!looking.TryGetValue(entry.What, out var there) || !there.Remove(entry))
                return;
            if (there.Count == 0)
                looking.Remove(entry.What);
        }

        Tell(entry.What);
    }

    private void Tell(LookedAt what) => feed.Publish(new LiveSignal(what.Topic, [what.Id]));

    /// <summary>One open drawer or page.</summary>
    public sealed class Looking(Onlookers onlookers, LookedAt what, long userId, string name) : IDisposable
    {
        private volatile bool isAway;

        public LookedAt What { get; } = what;

        public long UserId { get; } = userId;

        public string Name { get; } = name;

        /// <summary>True while the browser has no connection.</summary>
        public bool IsAway
        {
            get => isAway;
            set
            {
                if (isAway == value)
                    return;
                isAway = value;
                onlookers.Tell(What);
            }
        }

        public void Dispose() => onlookers.Remove(this);
    }
}
