namespace OpsConsole.Core.Boards;

/// <summary>One shared view of a board.</summary>
public sealed record BoardKey<TFilter>(long TenantId, TFilter Filter);

/// <summary>A stretch of one column below its head, as a viewer scrolls.</summary>
public sealed record BoardStretchKey<TFilter, TColumn>(long TenantId, TFilter Filter, TColumn Column, int Block);

public static class BoardStretch
{
    /// <summary>Cards in the head of a column and in each stretch below it: about three screens.</summary>
    public const int Size = 30;
}
