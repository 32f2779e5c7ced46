using System.Numerics;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>One column of an index, row by row.</summary>
internal abstract class IndexColumn
{
    public abstract void Grow(int rows);

    /// <summary>Unknown comes last, whichever way round.</summary>
    public abstract int Compare(int left, int right, bool isDescending);
}

/// <summary>Numbers; <see cref="Unknown"/> stands for none.</summary>
internal sealed class NumberColumn<T> : IndexColumn where T : struct, INumber<T>, IMinMaxValue<T>
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

    public Bits Between(int rows, T least, T most) => Bits.Where(rows, new Within(Values, T.Max(least, T.MinValue + T.One), most));

    public Bits Known(int rows) => Between(rows, T.MinValue, T.MaxValue);

    private readonly struct Within(T[] values, T least, T most) : IRowTest
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

    public Bits AnyOf(int rows, int mask) => Bits.Where(rows, new Touches(Values, mask));

    private readonly struct Touches(int[] values, int mask) : IRowTest
    {
        public bool Holds(int row) => (values[row] & mask) != 0;
    }
}

/// <summary>Texts that many rows share: each is kept once.</summary>
internal sealed class SharedTextColumn : IndexColumn
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private int[] codes = [];

    public override void Grow(int rows) => Array.Resize(ref codes, rows);

    public void Put(int row, string text)
    {
        if (!places.TryGetValue(text, out var place))
        {
            places[text] = place = texts.Count;
            texts.Add(text);
        }

        codes[row] = place;
    }

    public override int Compare(int left, int right, bool isDescending) =>
        codes[left] == codes[right] ? 0 : TextColumn.Compare(texts[codes[left]], texts[codes[right]], isDescending);

    public Bits Where(int rows, Func<string, bool> isMeant) => Bits.Where(rows, new IsMeant(codes, [.. texts.Select(isMeant)]));

    private readonly struct IsMeant(int[] codes, bool[] meant) : IRowTest
    {
        public bool Holds(int row) => meant[codes[row]];
    }
}

/// <summary>Texts for sorting: house numbers as numbers ("9 Oak St" before "10 Oak St"), letters without case.</summary>
internal sealed class TextColumn : IndexColumn
{
    private string?[] texts = [];

    public override void Grow(int rows) => Array.Resize(ref texts, rows);

    public void Put(int row, string? text) => texts[row] = string.IsNullOrEmpty(text) ? null : text;

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
}
