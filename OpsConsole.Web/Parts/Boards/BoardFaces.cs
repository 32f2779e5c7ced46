using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Boards;

namespace OpsConsole.Web.Parts.Boards;

/// <summary>A card with the markup inside its frame.</summary>
public sealed record CardFace<TCard>(TCard Card, MarkupString Inside);

public sealed record ColumnFaces<TColumn, TCard>(TColumn Column, long Count, long TotalCents, long? WeightedCents, IReadOnlyList<CardFace<TCard>> Head);

public sealed record BoardFaces<TColumn, TCard>(IReadOnlyList<ColumnFaces<TColumn, TCard>> Columns, LastChange? LastChange)
{
    public bool IsEmpty => Columns.All(column => column.Count == 0);
}

public sealed record StretchFaces<TCard>(IReadOnlyList<CardFace<TCard>> Cards);
