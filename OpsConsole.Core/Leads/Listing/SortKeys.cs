using System.Numerics;

namespace OpsConsole.Core.Leads.Listing;

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
        var widths = new int[parts.Length];
        for (var at = 0; at < parts.Length; at++)
            widths[at] = parts[at].Column.Prepare(rows);

        bool[]? closed = null;
        var left = AllBits;
        for (var at = 0; at < parts.Length && left > 0; at++)
        {
            var (column, isDescending) = parts[at];
            var bits = Math.Min(left, column is TextColumn ? Math.Max(LeastTextBits, left - widths[(at + 1)..].Sum()) : widths[at]);
            left -= bits;
            for (var i = 0; i < rows.Length; i++)
                keys[i] <<= bits;
            column.AddTo(keys, rows, widths[at] - bits, isDescending, closed);
            if (column is TextColumn text)
            {
                closed ??= new bool[rows.Length];
                for (var i = 0; i < rows.Length; i++)
                    closed[i] |= text.IsKnown(rows[i]);
            }
        }
    }

    /// <summary>How many bits it takes to write a number up to this.</summary>
    public static int WidthOf(ulong most) => AllBits - BitOperations.LeadingZeroCount(most);
}
