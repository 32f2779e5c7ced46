using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>What of a column passes the board's filter: how many, their asking prices together, and the ids of one stretch in order.</summary>
internal sealed record ColumnFound(LeadStatus Status, int Count, long TotalCents, IReadOnlyList<long> Ids);

internal sealed partial class LeadIndex
{
    // As LeadColumnOrder sorts the whole board.
    private static readonly ListSort openOrder = LeadSort.Parse("left,-score,created");
    private static readonly ListSort closedOrder = LeadSort.Parse("-changed");

    public ColumnFound Find(LeadBoardFilter filter, LeadStatus column, int skip, int take)
    {
        var found = Status.AnyOf(Rows, 1 << (int)column).And(Present());
        if (filter.City is { } wantedCity)
            found.And(City.Where(Rows, text => text == wantedCity));
        if (filter.Source is { } wantedSource)
            found.And(Source.Where(Rows, text => text == wantedSource));
        if (filter.MinScore is { } least)
            found.And(Score.Between(Rows, least, int.MaxValue));
        if (filter.Doubtful)
            found.And(Doubts.AnyOf(Rows, ~0));
        if (filter.Street is { } beginning)
            found.And(street.StartingWith(Rows, beginning));

        var total = found.Count();
        var order = column is LeadStatus.Pending or LeadStatus.Approved ? openOrder : closedOrder;
        return new ColumnFound(column, total, Price.Sum(found), IdsOf(found, total, order, skip, take));
    }

    /// <summary>The cities and sources with the most pending and approved leads.</summary>
    public LeadFacets Facets(int most)
    {
        var open = Status.AnyOf(Rows, 1 << (int)LeadStatus.Pending | 1 << (int)LeadStatus.Approved).And(Present());
        return new LeadFacets(City.Commonest(open, most), Source.Commonest(open, most));
    }
}
