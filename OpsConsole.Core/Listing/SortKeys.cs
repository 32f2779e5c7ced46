using System.Buffers;
using System.Numerics;

namespace OpsConsole.Core.Listing;

/// <summary>
/// One number for each row: the columns of an order behind each other, each in as many bits as its values need, 64 in all. A smaller number
/// is never later in the order; equal ones are for the columns to decide. A text has only its beginning here, so nothing may follow it
/// except where it is unknown.
/// </summary>
internal static class SortKeys
{
    private const int AllBits = 64;

    // Of a text: its number, or its first four letters.
    private const int LeastTextBits = 32;

    public static void Write((IndexColumn Column, bool IsDescending)[] parts, ReadOnlySpan<int> rows, Span<ulong> keys)
    {
        keys.Clear();
        var ranges = new SortRange[parts.Length];
        for (var at = 0; at < parts.Length; at++)
            ranges[at] = parts[at].Column.RangeOf(rows);

        // Borrowed: as large as many rows is too large to be made for each question.
        bool[]? closed = null;
        var left = AllBits;
        for (var at = 0; at < parts.Length && left > 0; at++)
        {
            var (column, isDescending) = parts[at];
            var bits = Math.Min(left, column is TextColumn ? Math.Max(LeastTextBits, left - ranges[(at + 1)..].Sum(range => range.Width)) : ranges[at].Width);
            left -= bits;
            for (var i = 0; i < rows.Length; i++)
                keys[i] <<= bits;
            column.AddTo(keys, rows, ranges[at], ranges[at].Width - bits, isDescending, closed);
            if (column is TextColumn text)
            {
                var isFirst = closed is null;
                closed ??= ArrayPool<bool>.Shared.Rent(rows.Length);
                for (var i = 0; i < rows.Length; i++)
                    closed[i] = (!isFirst && closed[i]) | text.IsKnown(rows[i]);
            }
        }

        if (closed is not null)
            ArrayPool<bool>.Shared.Return(closed);
    }

    /// <summary>How many bits it takes to write a number up to this.</summary>
    public static int WidthOf(ulong most) => AllBits - BitOperations.LeadingZeroCount(most);
}
