namespace OpsConsole.Core.Live;

/// <summary>
/// What the relay told already, for as long as it may come by again. Not thread-safe. Holds at most <see cref="Most"/> keys; past that it
/// forgets all, and a few things are told twice.
/// </summary>
internal sealed class LiveRelayMemory<TKey>(TimeSpan span) where TKey : notnull
{
    /// <summary>More than a node writes in the time that a long look goes back: an import makes some 12,000 entries a second.</summary>
    public const int Most = 1_000_000;

    private readonly Dictionary<TKey, DateTime> told = [];

    public int Count => told.Count;

    public bool Knows(TKey key) => told.ContainsKey(key);

    public bool IsNew(TKey key, DateTime atUtc)
    {
        if (told.Count >= Most)
            told.Clear();
        return told.TryAdd(key, atUtc);
    }

    public void Forget(DateTime nowUtc)
    {
        var before = nowUtc - span;
        foreach (var (key, at) in told)
            if (at < before)
                told.Remove(key);
    }
}
