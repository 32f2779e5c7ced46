using OpsConsole.Core.Leads.Filtering;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>What passes a filter: how many in all, and the ids of one stretch in order.</summary>
public sealed record LeadsFound(int Total, IReadOnlyList<long> Ids);

/// <summary>
/// All leads of one tenant by what they can be found by, column by column, about 250 bytes each. Any filter, search, order and place
/// costs a pass over a few columns: a fraction of a millisecond for a hundred thousand leads. Any number of threads may ask at once,
/// but none while one changes it; <see cref="HeldIndex"/> sees to that.
/// </summary>
internal sealed partial class LeadIndex
{
    private readonly Dictionary<long, int> rowOf = [];
    private readonly Stack<int> free = new();
    private int rows;
    private int capacity;

    public int Count => rowOf.Count;

    /// <summary>Of all <see cref="LeadIndexEntry.Stamp"/>, compared with the database's own sum.</summary>
    public long StampSum { get; private set; }

    /// <summary>Whether so much changed that making it anew is better than going on.</summary>
    public bool IsWorn => search.Waste > 0.5 || (rows > 1_000 && free.Count > rows / 2);

    public LeadsFound Find(LeadFilter filter, LeadSort sort, int skip, int take, LeadFilterMoment moment)
    {
        var found = Matching(filter, moment);
        var total = found.Count();
        return new LeadsFound(total, [.. Stretch(found, total, sort, Math.Max(0, skip), take).Select(row => id.Values[row])]);
    }

    public void Put(LeadIndexEntry entry)
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

        Write(row, entry);
        StampSum += entry.Stamp;
    }

    public void Remove(long leadId)
    {
        if (!rowOf.Remove(leadId, out var row))
            return;
        Forget();
        StampSum -= stamp.Values[row];
        id.Values[row] = NumberColumn<long>.Unknown;
        search.Blank(row);
        free.Push(row);
    }

    private void Grow(int to)
    {
        capacity = to;
        foreach (var column in allColumns)
            column.Grow(to);
        search.Grow(to);
    }
}
