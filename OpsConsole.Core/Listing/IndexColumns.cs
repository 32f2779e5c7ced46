using System.Numerics;

namespace OpsConsole.Core.Listing;

/// <summary>One column of an index, row by row.</summary>
internal abstract class IndexColumn
{
    public abstract void Grow(int rows);

    /// <summary>Unknown comes last, whichever way round.</summary>
    public abstract int Compare(int left, int right, bool isDescending);

    /// <summary>Looks at the rows that are to be sorted, before <see cref="AddTo"/>.</summary>
    public abstract SortRange RangeOf(ReadOnlySpan<int> rows);

    /// <summary>Adds to each key the place of its row's value, without so many of its lowest bits; nothing where the key is closed.</summary>
    public abstract void AddTo(Span<ulong> keys, ReadOnlySpan<int> rows, SortRange range, int without, bool isDescending, bool[]? closed);

    protected static void Add<TPlace>(Span<ulong> keys, ReadOnlySpan<int> rows, int without, bool[]? closed, TPlace place) where TPlace : struct, IRowPlace
    {
        if (closed is null)
        {
            for (var i = 0; i < rows.Length; i++)
                keys[i] |= place.Of(rows[i]) >> without;
            return;
        }

        for (var i = 0; i < rows.Length; i++)
            if (!closed[i])
                keys[i] |= place.Of(rows[i]) >> without;
    }
}

/// <summary>What the rows that are to be sorted hold in one column.</summary>
/// <param name="Width">How many bits tell them apart.</param>
internal readonly record struct SortRange(int Width, long Least = 0, long Most = 0);

/// <summary>Where a row's value stands among the values of its column; structs, for the same reason as <see cref="IRowTest"/>.</summary>
internal interface IRowPlace
{
    ulong Of(int row);
}

/// <summary>Numbers of any width.</summary>
internal abstract class NumbersColumn : IndexColumn
{
    /// <summary>The rows whose number is known and within both bounds.</summary>
    public abstract Bits Within(int rows, long least, long most);
}

/// <summary>Numbers; <see cref="Unknown"/> stands for none.</summary>
internal sealed class NumberColumn<T> : NumbersColumn where T : struct, INumber<T>, IMinMaxValue<T>
{
    public static readonly T Unknown = T.MinValue;

    public T[] Values { get; private set; } = [];

    public override void Grow(int rows)
    {
        var values = Values;
        Array.Resize(ref values, rows);
        Values = values;
    }

    public override int Compare(int left, int right, bool isDescending)
    {
        var (a, b) = (Values[left], Values[right]);
        if (a == b)
            return 0;
        if (a == Unknown || b == Unknown)
            return a == Unknown ? 1 : -1;
        return a < b == isDescending ? 1 : -1;
    }

    public override SortRange RangeOf(ReadOnlySpan<int> rows)
    {
        var (least, most) = (T.MaxValue, Unknown);
        foreach (var row in rows)
        {
            var value = Values[row];
            if (value == Unknown)
                continue;
            least = T.Min(least, value);
            most = T.Max(most, value);
        }

        return most == Unknown ? default : new(SortKeys.WidthOf(Distance(least, most) + 1), long.CreateTruncating(least), long.CreateTruncating(most));
    }

    public override void AddTo(Span<ulong> keys, ReadOnlySpan<int> rows, SortRange range, int without, bool isDescending, bool[]? closed)
    {
        if (range.Width == 0)
            return;
        var (least, most) = (T.CreateTruncating(range.Least), T.CreateTruncating(range.Most));
        if (isDescending)
            Add(keys, rows, without, closed, new Downwards(Values, most, Distance(least, most) + 1));
        else
            Add(keys, rows, without, closed, new Upwards(Values, least, Distance(least, most) + 1));
    }

    public override Bits Within(int rows, long least, long most) => Between(rows, T.CreateSaturating(least), T.CreateSaturating(most));

    public Bits Between(int rows, T least, T most) => Bits.Where(rows, new Inside(Values, T.Max(least, T.MinValue + T.One), most));

    public T Sum(Bits of)
    {
        var sum = T.Zero;
        foreach (var row in of.Rows())
            sum += Values[row] == Unknown ? T.Zero : Values[row];
        return sum;
    }

    public Bits Known(int rows) => Between(rows, T.MinValue, T.MaxValue);

    private static ulong Distance(T from, T to) => (ulong)long.CreateTruncating(to) - (ulong)long.CreateTruncating(from);

    private readonly struct Upwards(T[] values, T least, ulong unknown) : IRowPlace
    {
        public ulong Of(int row) => values[row] == Unknown ? unknown : Distance(least, values[row]);
    }

    private readonly struct Downwards(T[] values, T most, ulong unknown) : IRowPlace
    {
        public ulong Of(int row) => values[row] == Unknown ? unknown : Distance(values[row], most);
    }

    private readonly struct Inside(T[] values, T least, T most) : IRowTest
    {
        public bool Holds(int row) => values[row] >= least & values[row] <= most;
    }
}

/// <summary>Small sets of flags or choices as bits.</summary>
internal sealed class MaskColumn : IndexColumn
{
    public int[] Values { get; private set; } = [];

    public override void Grow(int rows)
    {
        var values = Values;
        Array.Resize(ref values, rows);
        Values = values;
    }

    public override int Compare(int left, int right, bool isDescending) =>
        isDescending ? Values[right].CompareTo(Values[left]) : Values[left].CompareTo(Values[right]);

    public override SortRange RangeOf(ReadOnlySpan<int> rows)
    {
        var all = 0;
        foreach (var row in rows)
            all |= Values[row];
        return new(SortKeys.WidthOf((uint)all), 0, all);
    }

    public override void AddTo(Span<ulong> keys, ReadOnlySpan<int> rows, SortRange range, int without, bool isDescending, bool[]? closed) =>
        Add(keys, rows, without, closed, new Place(Values, isDescending ? (int)range.Most : 0));

    public Bits AnyOf(int rows, int mask) => Bits.Where(rows, new Touches(Values, mask));

    private readonly struct Place(int[] values, int turned) : IRowPlace
    {
        public ulong Of(int row) => (uint)(values[row] ^ turned);
    }

    private readonly struct Touches(int[] values, int mask) : IRowTest
    {
        public bool Holds(int row) => (values[row] & mask) != 0;
    }
}

/// <summary>Texts that many rows share: each is kept once.</summary>
internal sealed class SharedTextColumn : IndexColumn
{
    private readonly Dictionary<string, int> codeOf = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private int[] codes = [];

    // Of each code, its place among all texts in order; as long as there were texts when it was made. Two who ask at once may both make it.
    private volatile int[] places = [];

    public override void Grow(int rows) => Array.Resize(ref codes, rows);

    public void Put(int row, string text)
    {
        if (!codeOf.TryGetValue(text, out var code))
        {
            codeOf[text] = code = texts.Count;
            texts.Add(text);
        }

        codes[row] = code;
    }

    public override int Compare(int left, int right, bool isDescending) =>
        codes[left] == codes[right] ? 0 : TextColumn.Compare(texts[codes[left]], texts[codes[right]], isDescending);

    public override SortRange RangeOf(ReadOnlySpan<int> rows)
    {
        if (places.Length != texts.Count)
            places = PlacesOfAll();
        return new(SortKeys.WidthOf((uint)texts.Count));
    }

    public override void AddTo(Span<ulong> keys, ReadOnlySpan<int> rows, SortRange range, int without, bool isDescending, bool[]? closed) =>
        Add(keys, rows, without, closed, new Place(codes, places, isDescending ? -1 : 1, isDescending ? texts.Count : 0));

    /// <summary>Texts that differ only in case have one place.</summary>
    private int[] PlacesOfAll()
    {
        var inOrder = Enumerable.Range(0, texts.Count).ToArray();
        Array.Sort(inOrder, (left, right) => TextColumn.Compare(texts[left], texts[right], isDescending: false));
        var made = new int[texts.Count];
        for (var at = 1; at < inOrder.Length; at++)
            made[inOrder[at]] = made[inOrder[at - 1]] + (TextColumn.Compare(texts[inOrder[at - 1]], texts[inOrder[at]], isDescending: false) == 0 ? 0 : 1);
        return made;
    }

    public Bits Where(int rows, Func<string, bool> isMeant) => Bits.Where(rows, new IsMeant(codes, [.. texts.Select(isMeant)]));

    /// <summary>The texts that the most of these rows have, by the alphabet.</summary>
    public IReadOnlyList<string> Commonest(Bits of, int most)
    {
        var counts = new int[texts.Count];
        foreach (var row in of.Rows())
            counts[codes[row]]++;
        return
        [
            .. Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0).OrderByDescending(code => counts[code]).ThenBy(code => texts[code], StringComparer.Ordinal)
                .Take(most).Select(code => texts[code]).Order(StringComparer.OrdinalIgnoreCase),
        ];
    }

    private readonly struct Place(int[] codes, int[] places, int way, int from) : IRowPlace
    {
        public ulong Of(int row) => (uint)(from + way * places[codes[row]]);
    }

    private readonly struct IsMeant(int[] codes, bool[] meant) : IRowTest
    {
        public bool Holds(int row) => meant[codes[row]];
    }
}

/// <summary>Texts for sorting: house numbers as numbers ("9 Oak St" before "10 Oak St"), letters without case.</summary>
internal sealed class TextColumn : IndexColumn
{
    private const ulong Last = ulong.MaxValue;
    private const int MostNumber = (1 << 20) - 1;
    private const char Beyond = (char)0x7f;

    private string?[] texts = [];
    private ulong[] beginnings = [];

    public override void Grow(int rows)
    {
        Array.Resize(ref texts, rows);
        Array.Resize(ref beginnings, rows);
    }

    public void Put(int row, string? text)
    {
        texts[row] = string.IsNullOrEmpty(text) ? null : text;
        beginnings[row] = BeginningOf(texts[row]);
    }

    public bool IsKnown(int row) => texts[row] is not null;

    public Bits StartingWith(int rows, string beginning) => Bits.Where(rows, new StartsWith(texts, beginning));

    public override SortRange RangeOf(ReadOnlySpan<int> rows) => new(64);

    public override void AddTo(Span<ulong> keys, ReadOnlySpan<int> rows, SortRange range, int without, bool isDescending, bool[]? closed) =>
        Add(keys, rows, without, closed, new Place(beginnings, isDescending));

    public override int Compare(int left, int right, bool isDescending) => Compare(texts[left], texts[right], isDescending);

    public static int Compare(string? left, string? right, bool isDescending)
    {
        if (left is null || right is null)
            return left is null ? right is null ? 0 : 1 : -1;
        var order = Natural(left, right);
        return isDescending ? -order : order;
    }

    private static int Natural(string left, string right)
    {
        var (a, b) = (NumberIn(left), NumberIn(right));
        return a >= 0 && b >= 0 && a != b ? a.CompareTo(b) : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }

    private static int NumberIn(string text)
    {
        var (number, at) = (0, 0);
        while (at < text.Length && at < 9 && char.IsAsciiDigit(text[at]))
            number = number * 10 + (text[at++] - '0');
        return at == 0 ? -1 : number;
    }

    /// <summary>
    /// What <see cref="Natural"/> decides by first: two bits for whether the text stands before the numbers, is one, or comes behind them;
    /// then the number in twenty bits, or the letters in seven each, as far as they are ASCII.
    /// </summary>
    private static ulong BeginningOf(string? text)
    {
        if (text is null)
            return Last;
        if (NumberIn(text) is >= 0 and var number)
            return 1UL << 62 | (ulong)Math.Min(number, MostNumber) << 42;
        var beginning = text[0] < '0' ? 0 : 2UL << 62;
        for (var (at, shift) = (0, 55); at < text.Length && shift >= 0; at++, shift -= 7)
        {
            var letter = char.ToUpperInvariant(text[at]);
            beginning |= (ulong)Math.Min(letter, Beyond) << shift;
            if (letter >= Beyond)
                break;
        }

        return beginning;
    }

    private readonly struct StartsWith(string?[] texts, string beginning) : IRowTest
    {
        public bool Holds(int row) => texts[row]?.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) == true;
    }

    private readonly struct Place(ulong[] beginnings, bool isDescending) : IRowPlace
    {
        public ulong Of(int row) => beginnings[row] == Last || !isDescending ? beginnings[row] : Last - 1 - beginnings[row];
    }
}
