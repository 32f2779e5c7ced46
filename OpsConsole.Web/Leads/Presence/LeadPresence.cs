using OpsConsole.Core;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Leads.Presence;

/// <summary>
/// Who looks at which lead on this node, for display alone: nothing is decided by it. One entry per open drawer or page; it goes with
/// its component, and is passed over while its circuit has no connection. Thread-safe; nothing is said per second.
/// </summary>
public sealed class LeadPresence(LiveFeed feed)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(long TenantId, long LeadId), List<Looking>> looking = [];

    public static Topic TopicOf(long tenantId, long leadId) => new(tenantId, $"lead-presence:{leadId}");

    /// <summary>Somebody opens a lead; dispose the answer when they close it.</summary>
    public Looking Enter(Actor actor, long leadId)
    {
        var entry = new Looking(this, (actor.TenantId, leadId), actor.UserId ?? 0, actor.Name);
        lock (gate)
        {
            if (!looking.TryGetValue(entry.Key, out var there))
                looking[entry.Key] = there = [];
            there.Add(entry);
        }

        Tell(entry.Key);
        return entry;
    }

    /// <summary>The names of everybody else who looks at the lead, each once.</summary>
    public IReadOnlyList<string> OthersAt(long tenantId, long leadId, long? userId)
    {
        lock (gate)
            return looking.TryGetValue((tenantId, leadId), out var there)
                ? [.. there.Where(entry => !entry.IsAway && entry.UserId != userId).DistinctBy(entry => entry.UserId).Select(entry => entry.Name).Order(StringComparer.CurrentCulture)]
                : [];
    }

    private void Remove(Looking entry)
    {
        lock (gate)
        {
            if (!looking.TryGetValue(entry.Key, out var there) || !there.Remove(entry))
                return;
            if (there.Count == 0)
                looking.Remove(entry.Key);
        }

        Tell(entry.Key);
    }

    private void Tell((long TenantId, long LeadId) key) => feed.Publish(new LiveSignal(TopicOf(key.TenantId, key.LeadId), [key.LeadId]));

    /// <summary>One open drawer or page.</summary>
    public sealed class Looking(LeadPresence presence, (long TenantId, long LeadId) key, long userId, string name) : IDisposable
    {
        private volatile bool isAway;

        public (long TenantId, long LeadId) Key { get; } = key;

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
                presence.Tell(Key);
            }
        }

        public void Dispose() => presence.Remove(this);
    }
}
