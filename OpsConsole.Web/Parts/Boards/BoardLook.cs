using System.Text.Json;

namespace OpsConsole.Web.Parts.Boards;

/// <summary>Something that a board does with a card, as board.js shows and names it.</summary>
/// <param name="Shortcut">The id of its shortcut.</param>
/// <param name="Icon">Shown instead of the label where there is little room.</param>
/// <param name="OnCard">Whether the card has a button for it.</param>
/// <param name="InMenu">Its words in the card's menu; null when the menu has it as a move, or not at all.</param>
public sealed record BoardAction(string Name, string Label, string? Shortcut = null, string Tone = "", string? Icon = null, bool OnCard = true, string? InMenu = null)
{
    private static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web);

    public static string ForBrowser(params IReadOnlyList<BoardAction> actions) => JsonSerializer.Serialize(actions, format);
}

/// <summary>What the frame of a card says to board.js; the inside is the same for everybody.</summary>
/// <param name="Can">The actions it has, by name; the server asks again when one is made.</param>
/// <param name="Cannot">Those that are shown without working.</param>
/// <param name="Why">Why an action that it does not have is not there.</param>
/// <param name="UndoUntil">Until when "takeback" works, in milliseconds since 1970.</param>
/// <param name="Changed">When it came into its column, likewise.</param>
public readonly record struct CardFrame(string Label, string Can, string? Cannot, string? Why, long? UndoUntil, long Changed);

/// <summary>A column's words and what a drop on it means, or why it is refused.</summary>
public sealed record ColumnLook(string Key, string Name, string? Drop, string? DropRefusal, string Empty);

/// <summary>How one board looks to one person. Equal looks render the same, so that a column to which nothing happened stays as it is.</summary>
public abstract record BoardLook<TColumn, TCard>
{
    /// <summary>The board's name in markup.</summary>
    public abstract string Name { get; }

    /// <summary>See <see cref="BoardAction.ForBrowser"/>.</summary>
    public abstract string Actions { get; }

    public abstract IReadOnlyList<TColumn> Columns { get; }

    public abstract ColumnLook Of(TColumn column);

    public abstract CardFrame Of(TCard card);
}
