using OpsConsole.Core;

namespace OpsConsole.Tests.Ground;

public sealed class ReadingAheadTests
{
    [Fact]
    public async Task What_is_made_at_once_comes_in_order_and_no_more_is_made_than_allowed()
    {
        var (now, most) = (0, 0);
        var gate = new Lock();
        var made = new List<int>();

        await foreach (var item in Enumerable.Range(0, 50).EachAheadAsync(3, MakeAsync))
            made.Add(item);

        Assert.Equal(Enumerable.Range(0, 50), made);
        Assert.InRange(most, 2, 4);

        async Task<int> MakeAsync(int item, CancellationToken ct)
        {
            lock (gate)
                most = Math.Max(most, ++now);
            // The later, the quicker.
            await Task.Delay(item % 4 == 0 ? 20 : 1, ct);
            lock (gate)
                now--;
            return item;
        }
    }

    [Fact]
    public async Task An_error_is_met_where_its_item_would_have_been_and_nothing_goes_on_behind_it()
    {
        var (made, ended) = (new List<int>(), 0);

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var item in Enumerable.Range(0, 50).EachAheadAsync(3, MakeAsync))
                made.Add(item);
        });

        Assert.Equal([0, 1, 2, 3, 4], made);
        Assert.InRange(ended, 5, 9);

        async Task<int> MakeAsync(int item, CancellationToken ct)
        {
            try
            {
                await Task.Delay(item == 6 ? 10_000 : 1, ct);
                return item == 5 ? throw new InvalidDataException() : item;
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        }
    }
}
