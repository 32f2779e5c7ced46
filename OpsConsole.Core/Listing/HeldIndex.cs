using System.Diagnostics.CodeAnalysis;

namespace OpsConsole.Core.Listing;

/// <summary>
/// A tenant's index on this node, or the place where it will be: who may look into it, what changed since it was brought up to date.
/// Thread-safe: any number of threads ask at once, one that changes it is alone, and noting a change waits for neither.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the node, as its lock does, which somebody may still be inside of when the node ends.")]
internal sealed class HeldIndex<TIndex, TEntry>(long tenantId) where TIndex : ListIndex<TEntry> where TEntry : IIndexEntry
{
    // Over which index there is and what waits to be looked at; never held for longer than that takes.
    private readonly Lock gate = new();

    // Over what the index holds.
    private readonly ReaderWriterLockSlim access = new();

    private volatile TIndex? index;
    private HashSet<long> changed = [];
    private bool isLoading;
    private bool isCatchingUp;
    private DateTimeOffset checkedAt;
    private long lastUse;

    public long TenantId { get; } = tenantId;

    /// <summary>Whoever loads, changes or checks the index takes this first.</summary>
    public SemaphoreSlim Refreshing { get; } = new(1, 1);

    public bool IsHeld => index is not null;

    public int Count => index?.Count ?? 0;

    public DateTimeOffset LastUse => new(Interlocked.Read(ref lastUse), TimeSpan.Zero);

    /// <summary>Changes that wait; at most the tenant's rows, and none while there is no index that they could be missing from.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
                return changed.Count;
        }
    }

    public bool IsDueForCheck(DateTimeOffset now)
    {
        lock (gate)
            return index is not null && now - checkedAt > ListIndexes.CheckEvery;
    }

    public bool IsFresh(DateTimeOffset now)
    {
        lock (gate)
            return index is not null && changed.Count == 0 && now - checkedAt <= ListIndexes.CheckEvery;
    }

    /// <summary>False when there is no index any more.</summary>
    public bool TryAsk<T>(Func<TIndex, T> question, DateTimeOffset now, out T answer)
    {
        Interlocked.Exchange(ref lastUse, now.UtcTicks);
        access.EnterReadLock();
        try
        {
            if (index is { } present)
            {
                answer = question(present);
                return true;
            }

            answer = default!;
            return false;
        }
        finally
        {
            access.ExitReadLock();
        }
    }

    /// <summary>False when there is no index that could be changed.</summary>
    public bool TryChange(IEnumerable<long> gone, IEnumerable<TEntry> entries)
    {
        access.EnterWriteLock();
        try
        {
            if (index is not { } present)
                return false;
            foreach (var id in gone)
                present.Remove(id);
            foreach (var entry in entries)
                present.Put(entry);
            if (present.IsWorn)
                index = null;
            return true;
        }
        finally
        {
            access.ExitWriteLock();
        }
    }

    public void Mark(IEnumerable<long> ids)
    {
        lock (gate)
            if (index is not null || isLoading)
                changed.UnionWith(ids);
    }

    /// <summary>False when somebody does already.</summary>
    public bool BeginCatchingUp()
    {
        lock (gate)
            return index is not null && !isCatchingUp && (isCatchingUp = true);
    }

    public void EndCatchingUp()
    {
        lock (gate)
            isCatchingUp = false;
    }

    /// <summary>From here on changes count: what is read now may be older than they are.</summary>
    public void Begin()
    {
        lock (gate)
            (isLoading, changed) = (true, []);
    }

    public void Hold(TIndex made, DateTimeOffset now)
    {
        lock (gate)
            (index, checkedAt) = (made, now);
    }

    public void End()
    {
        lock (gate)
            isLoading = false;
    }

    public HashSet<long> TakeChanged()
    {
        lock (gate)
        {
            var taken = changed;
            changed = [];
            return taken;
        }
    }

    /// <summary>Compares with what the database counts; an index that missed something is let go.</summary>
    public bool Agrees(int count, long stampSum, DateTimeOffset now)
    {
        lock (gate)
        {
            checkedAt = now;
            // What still waits explains a difference.
            if (index is not { } present || changed.Count > 0 || (present.Count == count && present.StampSum == stampSum))
                return true;
            index = null;
            return false;
        }
    }

    public void Drop()
    {
        lock (gate)
            (index, changed) = (null, []);
    }
}
