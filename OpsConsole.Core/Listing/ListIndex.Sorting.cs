using System.Buffers;

namespace OpsConsole.Core.Listing;

/// <summary>
/// One stretch of an order, without making the whole of it. Each row that passes gets one number that says where it belongs
/// (<see cref="SortKeys"/>); a sample of these tells between which numbers the stretch lies, and only the rows between are sorted.
/// </summary>
internal abstract partial class ListIndex<TEntry>
{
    private const int SampleSize = 2_048;

    // About three and a half times the standard deviation of a place in the sample: one stretch in some thousands is missed, and then all is sorted.
    private const int Margin = 80;

    /// <summary>The rows at these places of the order, of those found.</summary>
    private int[] Stretch(Bits found, int total, ListSort sort, int skip, int take)
    {
        take = Math.Max(0, Math.Min(take, total - skip));
        if (take == 0)
            return [];
        var keys = ArrayPool<ulong>.Shared.Rent(total);
        var passing = ArrayPool<int>.Shared.Rent(total);
        try
        {
            found.CopyTo(passing);
            (IndexColumn Column, bool IsDescending)[] parts = [.. sort.Parts.Select(part => (ColumnOf(part.Column), part.IsDescending))];
            // The id goes the way of the last column, so that turning a list round turns all of it round.
            parts = [.. parts, (id, parts is [.., (_, true)])];
            SortKeys.Write(parts, passing.AsSpan(0, total), keys.AsSpan(0, total));
            var (first, count) = Narrow(keys.AsSpan(0, total), passing.AsSpan(0, total), skip, take);
            return Sorted(keys, passing, count, skip - first, take, new RowOrder(parts));
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(keys);
            ArrayPool<int>.Shared.Return(passing);
        }
    }

    /// <summary>Moves the rows among which the stretch lies to the front.</summary>
    /// <returns>The place in the order of the first of them, and how many they are.</returns>
    private static (int First, int Count) Narrow(Span<ulong> keys, Span<int> passing, int skip, int take)
    {
        if (keys.Length <= 2 * SampleSize || take > keys.Length / 4)
            return (0, keys.Length);
        var sample = ArrayPool<ulong>.Shared.Rent(SampleSize);
        for (var at = 0; at < SampleSize; at++)
            sample[at] = keys[(int)((long)at * keys.Length / SampleSize)];
        Array.Sort(sample, 0, SampleSize);
        var low = (int)((long)SampleSize * skip / keys.Length) - Margin;
        var high = (int)((long)SampleSize * (skip + take) / keys.Length) + Margin;
        var (least, most) = (low < 0 ? ulong.MinValue : sample[low], high >= SampleSize ? ulong.MaxValue : sample[high]);
        ArrayPool<ulong>.Shared.Return(sample);

        var (below, between) = (0, 0);
        foreach (var key in keys)
        {
            below += key < least ? 1 : 0;
            between += key >= least && key <= most ? 1 : 0;
        }

        if (below > skip || below + between < skip + take)
            return (0, keys.Length);
        var next = 0;
        for (var at = 0; at < keys.Length; at++)
            if (keys[at] >= least && keys[at] <= most)
                (keys[next], passing[next++]) = (keys[at], passing[at]);
        return (below, between);
    }

    private static int[] Sorted(ulong[] keys, int[] passing, int count, int skip, int take, RowOrder order)
    {
        Array.Sort(keys, passing, 0, count);
        // Where the numbers are equal the columns decide; outside the stretch it does not matter.
        var end = skip + take;
        var from = skip;
        while (from > 0 && keys[from - 1] == keys[from])
            from--;
        while (from < end)
        {
            var until = from + 1;
            while (until < count && keys[until] == keys[from])
                until++;
            if (until - from > 1)
                Array.Sort(passing, from, until - from, order);
            from = until;
        }

        return passing[skip..end];
    }

    private sealed class RowOrder((IndexColumn Column, bool IsDescending)[] parts) : IComparer<int>
    {
        public int Compare(int left, int right)
        {
            foreach (var (column, isDescending) in parts)
                if (column.Compare(left, right, isDescending) is not 0 and var order)
                    return order;
            return 0;
        }
    }
}
