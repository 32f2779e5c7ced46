namespace OpsConsole.Core.Leads.Listing;

/// <summary>Orders that were asked for, kept and mended with each change; at most <see cref="MostOrders"/>, the one not used for longest goes first.</summary>
internal sealed partial class LeadIndex
{
    public const int MostOrders = 24;

    private readonly Dictionary<string, Order> orders = [];
    private long uses;

    /// <summary>Before many changes at once: making an order anew costs less than mending it a thousand times.</summary>
    public void ForgetOrders() => orders.Clear();

    private List<int> OrderOf(LeadSort sort)
    {
        var name = sort.ToString();
        if (!orders.TryGetValue(name, out var order))
        {
            if (orders.Count == MostOrders)
                orders.Remove(orders.MinBy(kept => kept.Value.LastUse).Key);
            var comparer = new RowOrder([.. sort.Parts.Select(part => (ColumnOf(part.Column), part.IsDescending))], id.Values);
            var sorted = rowOf.Values.ToArray();
            Array.Sort(sorted, comparer);
            orders[name] = order = new Order([.. sorted], sort);
        }

        order.LastUse = ++uses;
        return order.Rows;
    }

    private void TakeFromOrders(int row)
    {
        foreach (var order in orders.Values)
            order.Rows.Remove(row);
    }

    private void PutInOrders(int row)
    {
        foreach (var order in orders.Values)
        {
            var comparer = new RowOrder([.. order.Sort.Parts.Select(part => (ColumnOf(part.Column), part.IsDescending))], id.Values);
            var place = order.Rows.BinarySearch(row, comparer);
            order.Rows.Insert(place < 0 ? ~place : place, row);
        }
    }

    private IndexColumn ColumnOf(string name) => name switch
    {
        "id" => id,
        "street" => street,
        "city" => city,
        "state" => state,
        "zip" => zip,
        "status" => status,
        "price" => price,
        "type" => type,
        "beds" => beds,
        "baths" => baths,
        "area" => area,
        "built" => built,
        "score" => score,
        "motivation" => motivation,
        "owner" => owner,
        "source" => source,
        "by" => by,
        "created" => submitted,
        "changed" => changed,
        "left" => expires,
        _ => throw new InvalidOperationException($"Leads are not sorted by {name}."),
    };

    private sealed class Order(List<int> rows, LeadSort sort)
    {
        public List<int> Rows { get; } = rows;

        public LeadSort Sort { get; } = sort;

        public long LastUse { get; set; }
    }

    private sealed class RowOrder((IndexColumn Column, bool IsDescending)[] parts, long[] ids) : IComparer<int>
    {
        public int Compare(int left, int right)
        {
            foreach (var (column, isDescending) in parts)
                if (column.Compare(left, right, isDescending) is not 0 and var order)
                    return order;
            // The id goes the way of the last column, so that turning a list round turns all of it round.
            var byId = ids[left].CompareTo(ids[right]);
            return parts is [.., (_, true)] ? -byId : byId;
        }
    }
}
