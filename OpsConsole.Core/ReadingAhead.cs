using System.Runtime.CompilerServices;

namespace OpsConsole.Core;

internal static class ReadingAhead
{
    /// <summary>
    /// The same items in the same order; while one is being used the next is made on another thread. An error of the source is met where its
    /// item would have been. Items must not share what the making of the next one changes.
    /// </summary>
    public static async IAsyncEnumerable<T> AheadAsync<T>(this IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken ct = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var source = items.GetAsyncEnumerator(stopping.Token);
        var next = NextAsync();
        try
        {
            while (await next)
            {
                var item = source.Current;
                next = NextAsync();
                yield return item;
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        Task<bool> NextAsync() => Task.Run(async () => await source.MoveNextAsync(), stopping.Token);
    }

    /// <summary>
    /// What is made of each item, in their order; while one is being used up to <paramref name="ahead"/> of the next are made at once. An
    /// error is met where its item would have been.
    /// </summary>
    public static async IAsyncEnumerable<TMade> EachAheadAsync<T, TMade>(this IEnumerable<T> items, int ahead, Func<T, CancellationToken, Task<TMade>> make, [EnumeratorCancellation] CancellationToken ct = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var started = new Queue<Task<TMade>>();
        try
        {
            foreach (var item in items)
            {
                started.Enqueue(Task.Run(() => make(item, stopping.Token), stopping.Token));
                if (started.Count > ahead)
                    yield return await started.Dequeue();
            }

            while (started.Count > 0)
                yield return await started.Dequeue();
        }
        finally
        {
            await stopping.CancelAsync();
            foreach (var left in started)
                await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }
}
