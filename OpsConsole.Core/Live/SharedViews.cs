using Microsoft.Extensions.Logging;

namespace OpsConsole.Core.Live;

/// <summary>
/// What many people look at, asked of the database once. Everybody who watches the same key shares one snapshot on this node; a signal
/// on one of the key's topics costs one load, however many watch, and a burst of signals at most one load per
/// <see cref="Pause"/>. Thread-safe. Views without watchers linger (a prerendered page is followed at once by its circuit) and at most
/// <see cref="MostIdle"/> of them are kept.
/// </summary>
/// <param name="topicsOf">What makes a view stale. Must name the tenant, as the key must.</param>
/// <param name="load">Loads a snapshot; gets the one before, so that it can keep what did not change.</param>
public sealed class SharedViews<TKey, TSnapshot>(
    LiveFeed feed, TimeProvider clock, ILogger log,
    Func<TKey, IReadOnlyCollection<Topic>> topicsOf,
    Func<TKey, TSnapshot?, CancellationToken, Task<TSnapshot>> load)
    where TKey : notnull
    where TSnapshot : class
{
    public const int MostIdle = 200;
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan linger = TimeSpan.FromSeconds(60);

    // Fields, because the nested views reach them through their owner.
    private readonly LiveFeed feed = feed;
    private readonly TimeProvider clock = clock;
    private readonly ILogger log = log;
    private readonly Func<TKey, IReadOnlyCollection<Topic>> topicsOf = topicsOf;
    private readonly Func<TKey, TSnapshot?, CancellationToken, Task<TSnapshot>> load = load;
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, View> views = [];
    private long loads;

    /// <summary>How many loads there were since the start.</summary>
    public long Loads => Interlocked.Read(ref loads);

    public int Count
    {
        get
        {
            lock (gate)
                return views.Count;
        }
    }

    /// <summary>
    /// Starts to watch and gives the current snapshot, loading it if nobody has. <paramref name="onChanged"/> is called from another
    /// thread for every later snapshot, in their order, until the watch is disposed; it must return at once.
    /// </summary>
    public async Task<SharedWatch<TSnapshot>> WatchAsync(TKey key, Action<TSnapshot> onChanged, CancellationToken ct)
    {
        View view;
        SharedWatch<TSnapshot> watch;
        lock (gate)
        {
            DropIdle();
            if (!views.TryGetValue(key, out view!))
                views[key] = view = new View(this, key);
            watch = view.Add(onChanged);
        }

        try
        {
            watch.Start(await view.FreshAsync().WaitAsync(ct));
            return watch;
        }
        catch
        {
            watch.Dispose();
            throw;
        }
    }

    private void Trim()
    {
        lock (gate)
            DropIdle();
    }

    /// <summary>Called under the gate, without which no view gets its first watcher.</summary>
    private void DropIdle()
    {
        var now = clock.GetUtcNow();
        var idle = views.Values.Select(view => (View: view, Since: view.IdleSince)).Where(view => view.Since is not null).OrderBy(view => view.Since).ToList();
        foreach (var (view, _) in idle.Where((view, place) => place < idle.Count - MostIdle || now - view.Since > linger))
        {
            views.Remove(view.Key);
            view.Drop();
        }
    }

    private sealed class View
    {
        private readonly SharedViews<TKey, TSnapshot> owner;
        private readonly Lock gate = new();
        private readonly List<SharedWatch<TSnapshot>> watches = [];
        private readonly IDisposable subscription;
        private DateTimeOffset? idleSince;
        private TSnapshot? snapshot;
        private Task<TSnapshot>? loading;
        private long changed = 1, loaded;
        private bool refreshing;
        private DateTimeOffset lastStart;

        public View(SharedViews<TKey, TSnapshot> owner, TKey key)
        {
            (this.owner, Key) = (owner, key);
            // Before the first load, so that no change falls between.
            subscription = owner.feed.Subscribe(owner.topicsOf(key), _ => MarkStale());
        }

        public TKey Key { get; }

        public DateTimeOffset? IdleSince
        {
            get
            {
                lock (gate)
                    return idleSince;
            }
        }

        private bool IsUnwatched => IdleSince is not null;

        public void Drop() => subscription.Dispose();

        public SharedWatch<TSnapshot> Add(Action<TSnapshot> onChanged)
        {
            var watch = new SharedWatch<TSnapshot>(onChanged, Remove);
            lock (gate)
            {
                watches.Add(watch);
                idleSince = null;
            }

            return watch;
        }

        public Task<TSnapshot> FreshAsync()
        {
            lock (gate)
                return loaded == changed && snapshot is not null ? Task.FromResult(snapshot) : loading ??= LoadAsync();
        }

        private void Remove(SharedWatch<TSnapshot> watch)
        {
            lock (gate)
            {
                if (!watches.Remove(watch) || watches.Count > 0)
                    return;
                idleSince = owner.clock.GetUtcNow();
            }

            owner.Trim();
        }

        private void MarkStale()
        {
            lock (gate)
            {
                changed++;
                RefreshWhatIsStale();
            }
        }

        /// <summary>Called under the gate.</summary>
        private void RefreshWhatIsStale()
        {
            if (loaded == changed || watches.Count == 0 || refreshing)
                return;
            refreshing = true;
            _ = Task.Run(RefreshAsync);
        }

        private async Task RefreshAsync()
        {
            var failures = 0;
            while (true)
            {
                try
                {
                    await WaitForPauseAsync();
                    await FreshAsync();
                    failures = 0;
                }
                catch (Exception) when (IsUnwatched)
                {
                    // Nobody waits for it; it stays stale and is loaded for whoever comes next.
                }
                catch (Exception failure)
                {
                    owner.log.LogError(failure, "Could not refresh the view {Key}", Key);
                    await Task.Delay(TimeSpan.FromSeconds(Math.Min(15, 1 << failures++)), owner.clock);
                }

                lock (gate)
                {
                    if (loaded != changed && watches.Count > 0)
                        continue;
                    refreshing = false;
                    return;
                }
            }
        }

        private Task WaitForPauseAsync()
        {
            TimeSpan left;
            lock (gate)
                left = lastStart + Pause - owner.clock.GetUtcNow();
            // Not the whole way back, when the clock of Development was moved.
            if (left > Pause)
                left = Pause;
            return left > TimeSpan.Zero ? Task.Delay(left, owner.clock) : Task.CompletedTask;
        }

        private async Task<TSnapshot> LoadAsync()
        {
            // Off the caller's lock at once, and off its thread: the first to come is one circuit, and nobody else shall wait for it.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            TSnapshot? previous;
            long target;
            lock (gate)
                (previous, target, lastStart) = (snapshot, changed, owner.clock.GetUtcNow());
            SharedWatch<TSnapshot>[] told;
            TSnapshot next;
            try
            {
                Interlocked.Increment(ref owner.loads);
                next = await owner.load(Key, previous, CancellationToken.None);
            }
            catch
            {
                lock (gate)
                    loading = null;
                throw;
            }

            lock (gate)
            {
                (snapshot, loaded, loading) = (next, target, null);
                told = [.. watches];
                // Somebody may have joined this load after the change that it missed, when nobody was there to be refreshed.
                RefreshWhatIsStale();
            }

            if (!ReferenceEquals(next, previous))
                foreach (var watch in told)
                    Tell(watch, next, target);
            return next;
        }

        private void Tell(SharedWatch<TSnapshot> watch, TSnapshot next, long number)
        {
            try
            {
                watch.Tell(next, number);
            }
            catch (Exception failure)
            {
                owner.log.LogError(failure, "A watcher of {Key} failed", Key);
            }
        }
    }
}

/// <summary>One watcher's hold on a shared snapshot; dispose it with the page.</summary>
public sealed class SharedWatch<TSnapshot>(Action<TSnapshot> onChanged, Action<SharedWatch<TSnapshot>> onDisposed) : IDisposable
    where TSnapshot : class
{
    private readonly Lock gate = new();
    private volatile bool disposed;
    private volatile TSnapshot? current;
    private bool started;
    private long newest;

    /// <summary>The newest snapshot this watcher was given.</summary>
    public TSnapshot Current => current!;

    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        onDisposed(this);
    }

    /// <summary>The snapshot the watch starts from, unless a newer one came first.</summary>
    internal void Start(TSnapshot snapshot)
    {
        lock (gate)
        {
            current ??= snapshot;
            started = true;
        }
    }

    /// <param name="number">Counts up with the loads: one load's news may still be on its way when the next one's arrives.</param>
    internal void Tell(TSnapshot snapshot, long number)
    {
        lock (gate)
        {
            if (disposed || number <= newest)
                return;
            (current, newest) = (snapshot, number);
            if (started)
                onChanged(snapshot);
        }
    }
}
