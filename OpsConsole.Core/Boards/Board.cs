namespace OpsConsole.Core.Boards;

/// <summary>Something that stands as a card on a board.</summary>
public interface IBoardCard
{
    long Id { get; }

    long Version { get; }
}

/// <summary>A board at one moment: its columns with true counts and the head of each.</summary>
public sealed record Board<TColumn, TCard>(IReadOnlyList<BoardColumn<TColumn, TCard>> Columns, LastChange? LastChange)
    where TColumn : struct, Enum
{
    public BoardColumn<TColumn, TCard> this[TColumn column] => Columns.First(one => EqualityComparer<TColumn>.Default.Equals(one.Column, column));
}

/// <param name="Count">All cards of the column that pass the filter, not only those in <paramref name="Head"/>.</param>
/// <param name="TotalCents">What they are worth together.</param>
/// <param name="WeightedCents">The same by how likely each is; null on a board that does not weigh.</param>
public sealed record BoardColumn<TColumn, TCard>(TColumn Column, long Count, long TotalCents, IReadOnlyList<TCard> Head, long? WeightedCents = null);

/// <summary>What happened on a board last, whatever the filter: who, did what, to which card, when.</summary>
public sealed record LastChange(long Id, string Title, string Who, string Did, DateTime AtUtc);
