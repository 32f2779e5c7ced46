namespace OpsConsole.Core.Leads.Board;

/// <summary>The board at one moment: five columns with true counts and the head of each.</summary>
public sealed record LeadBoard(IReadOnlyList<LeadColumn> Columns, LastChange? LastChange)
{
    public LeadColumn this[LeadStatus status] => Columns.First(column => column.Status == status);
}

/// <param name="Count">All leads of the column that pass the filter, not only those in <paramref name="Head"/>.</param>
/// <param name="TotalCents">Their asking prices together; what they sold for in the column Sold is not meant.</param>
public sealed record LeadColumn(LeadStatus Status, long Count, long TotalCents, IReadOnlyList<LeadCard> Head);

/// <summary>What happened to a lead of the tenant last, whatever the filter: who, did what, to which street, when.</summary>
public sealed record LastChange(long LeadId, string Street, string Who, string Did, DateTime AtUtc);
