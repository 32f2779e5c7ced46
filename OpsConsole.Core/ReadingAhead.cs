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
}
