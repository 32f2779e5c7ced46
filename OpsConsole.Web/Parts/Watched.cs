using System.Diagnostics.CodeAnalysis;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Parts;

/// <summary>
/// The shared view that a component looks at, and its newest snapshot. When the key changes with the address the newest key wins, however
/// slowly an older one is answered, and what was watched before is let go. Of one component, on its dispatcher; disposed with it.
/// </summary>
internal sealed class Watched<TKey, T> : IDisposable where TKey : notnull where T : class
{
    private (bool IsSet, TKey? Key) wanted;
    private SharedWatch<T>? watch;
    private bool disposed;

    /// <summary>Null until the first one is there.</summary>
    public T? Current { get; private set; }

    /// <summary>The last <see cref="TryAsync"/> did not come to its end.</summary>
    public bool HasFailed { get; private set; }

    public bool IsAt(TKey key) => wanted.IsSet && EqualityComparer<TKey>.Default.Equals(wanted.Key, key);

    /// <param name="onDispatcher">The component's <c>InvokeAsync</c>: snapshots come from other threads.</param>
    /// <param name="changed">On the dispatcher, after each later snapshot has become <see cref="Current"/>.</param>
    public async Task LookAsync(SharedViews<TKey, T> views, TKey key, Func<Action, Task> onDispatcher, Action changed)
    {
        wanted = (true, key);
        SharedWatch<T>? next = null;
        next = await views.WatchAsync(key, later => _ = onDispatcher(Take), default);
        if (disposed || !IsAt(key))
        {
            next.Dispose();
            return;
        }

        watch?.Dispose();
        (watch, Current) = (next, next.Current);

        void Take()
        {
            if (disposed || next is null || watch != next)
                return;
            Current = next.Current;
            changed();
        }
    }

    /// <summary>Looks, and keeps the page alive with a way to try again when that fails.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, the page says so and offers to try again.")]
    public async Task TryAsync(Func<Task> look, ILogger log)
    {
        try
        {
            await look();
            HasFailed = false;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "{View} of {Key} could not be loaded", typeof(T).Name, wanted.Key);
            HasFailed = true;
        }
    }

    public void Dispose()
    {
        disposed = true;
        watch?.Dispose();
    }
}
