using OpsConsole.Core.Leads.Board;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>What of a column passes the board's filter: how many, their asking prices together, and the ids of one stretch in order.</summary>
internal sealed record ColumnFound(LeadStatus Status, int Count, long TotalCents, IReadOnlyList<long> Ids);

internal sealed partial class LeadIndex
{
    // As LeadColumnOrder sorts the whole board.
    private static readonly LeadSort openOrder = LeadSort.Parse("left,-score,created");
    private static readonly LeadSort closedOrder = LeadSort.Parse("-changed");

    public ColumnFound Find(LeadBoardFilter filter, LeadStatus column, int skip, int take)
    {
        var found = status.AnyOf(rows, 1 << (int)column).And(id.Known(rows));
        if (filter.City is { } wantedCity)
            found.And(city.Where(rows, text => text == wantedCity));
        if (filter.Source is { } wantedSource)
            found.And(source.Where(rows, text => text == wantedSource));
        if (filter.MinScore is { } least)
            found.And(score.Between(rows, least, int.MaxValue));
        if (filter.Doubtful)
            found.And(doubts.AnyOf(rows, ~0));
        if (filter.Street is { } beginning)
            found.And(street.StartingWith(rows, beginning));

        var total = found.Count();
        var order = column is LeadStatus.Pending or LeadStatus.Approved ? openOrder : closedOrder;
        return new ColumnFound(column, total, price.Sum(found), [.. Stretch(found, total, order, skip, take).Select(row => id.Values[row])]);
    }

    /// <summary>The cities and sources with the most pending and approved leads.</summary>
    public LeadFacets Facets(int most)
    {
        var open = status.AnyOf(rows, 1 << (int)LeadStatus.Pending | 1 << (int)LeadStatus.Approved).And(id.Known(rows));
        return new LeadFacets(city.Commonest(open, most), source.Commonest(open, most));
    }
}
