using OpsConsole.Core.Filtering;

namespace OpsConsole.Core.Listing;

/// <summary>What passes a filter: how many in all, and the ids of one stretch in order.</summary>
public sealed record ListFound(int Total, IReadOnlyList<long> Ids);

/// <summary>What an index knows of a row: all that can be filtered, searched or sorted by.</summary>
internal interface IIndexEntry
{
    long Id { get; }

    /// <summary>A number that changes with every change of the row; their sum is compared with the database's own.</summary>
    long Stamp { get; }

    string SearchText { get; }
}

/// <summary>
/// All rows of one tenant's list by what they can be found by, column by column, about 250 bytes each. Any filter, search, order and place
/// costs a pass over a few columns: a fraction of a millisecond for a hundred thousand rows. Any number of threads may ask at once,
/// but none while one changes it; <see cref="HeldIndex{TIndex, TEntry}"/> sees to that. A list says what its columns are; the passes over
/// them know their kinds and are compiled for each.
/// </summary>
internal abstract partial class ListIndex<TEntry> where TEntry : IIndexEntry
{
    private readonly NumberColumn<long> id = new(), stamp = new();
    private readonly SearchColumn search = new();
    private readonly List<IndexColumn> allColumns;
    private readonly Dictionary<long, int> rowOf = [];
    private readonly Stack<int> free = new();
    private int rows;
    private int capacity;

    protected ListIndex() => allColumns = [id, stamp];

    protected IndexColumn Ids => id;

    public int Count => rowOf.Count;

    /// <summary>Of all <see cref="IIndexEntry.Stamp"/>, compared with the database's own sum.</summary>
    public long StampSum { get; private set; }

    /// <summary>Whether so much changed that making it anew is better than going on.</summary>
    public bool IsWorn => search.Waste > 0.5 || (rows > 1_000 && free.Count > rows / 2);

    /// <summary>How far the columns go, removed rows among them.</summary>
    internal int Rows => rows;

    public ListFound Find(Filter filter, ListSort sort, int skip, int take, FilterMoment moment)
    {
        var found = Matching(filter, moment);
        var total = found.Count();
        return new ListFound(total, IdsOf(found, total, sort, Math.Max(0, skip), take));
    }

    public void Put(TEntry entry)
    {
        Forget();
        if (rowOf.TryGetValue(entry.Id, out var row))
        {
            StampSum -= stamp.Values[row];
        }
        else
        {
            row = free.Count > 0 ? free.Pop() : rows++;
            if (row >= capacity)
                Grow(Math.Max(1_024, capacity * 2));
            rowOf[entry.Id] = row;
        }

        id.Values[row] = entry.Id;
        stamp.Values[row] = entry.Stamp;
        search.Put(row, entry.SearchText);
        Write(row, entry);
        StampSum += entry.Stamp;
    }

    public void Remove(long rowId)
    {
        if (!rowOf.Remove(rowId, out var row))
            return;
        Forget();
        StampSum -= stamp.Values[row];
        id.Values[row] = NumberColumn<long>.Unknown;
        search.Blank(row);
        free.Push(row);
    }

    /// <summary>The rows that are there.</summary>
    protected Bits Present() => id.Known(rows);

    /// <summary>The ids of the rows at these places of the order, of those found.</summary>
    protected long[] IdsOf(Bits found, int total, ListSort sort, int skip, int take) => [.. Stretch(found, total, sort, skip, take).Select(row => id.Values[row])];

    /// <summary>Called once by the list for all that <see cref="Write"/> fills.</summary>
    protected void Has(params IEnumerable<IndexColumn> columns) => allColumns.AddRange(columns);

    /// <summary>Fills the list's own columns; id, stamp and search text stand already.</summary>
    protected abstract void Write(int row, TEntry entry);

    protected abstract IndexColumn ColumnOf(string name);

    /// <summary>The rows that pass one condition of the list's own.</summary>
    protected abstract Bits Ask(FilterField field, Filter condition, FilterMoment moment);

    private void Grow(int to)
    {
        capacity = to;
        foreach (var column in allColumns)
            column.Grow(to);
        search.Grow(to);
    }
}
