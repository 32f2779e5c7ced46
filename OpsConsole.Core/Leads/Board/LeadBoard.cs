namespace OpsConsole.Core.Leads.Board;

/// <summary>The board at one moment: five columns with true counts and the head of each.</summary>
public sealed record LeadBoard(IReadOnlyList<LeadColumn> Columns, string? LastChangeBy, string? LastChange, DateTime? LastChangeAtUtc)
{
    public LeadColumn this[LeadStatus status] => Columns.First(column => column.Status == status);
}

/// <param name="Count">All leads of the column that pass the filter, not only those in <paramref name="Head"/>.</param>
/// <param name="TotalCents">Their asking prices together; what they sold for in the column Sold is not meant.</param>
public sealed record LeadColumn(LeadStatus Status, long Count, long TotalCents, IReadOnlyList<LeadCard> Head);
