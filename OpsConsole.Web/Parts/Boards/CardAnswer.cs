using OpsConsole.Core;

namespace OpsConsole.Web.Parts.Boards;

/// <summary>What the browser is told about a card's wish: ok, refused (with the reason), asking (a dialog is open) or cancelled.</summary>
public sealed record CardAnswer(string Outcome, string? Text = null)
{
    public static CardAnswer Ok { get; } = new("ok");

    public static CardAnswer Asking { get; } = new("asking");

    public static CardAnswer Cancelled { get; } = new("cancelled");

    public static CardAnswer Refused(Error error) => new("refused", error.Message);
}

/// <summary>How a dialog about a card ended.</summary>
public sealed record DialogOutcome(CardAnswer Answer, Toast? Toast = null);

/// <summary>A button, key or drop on a card, about the version that was seen.</summary>
public sealed record CardWish(string Action, long Id, long Version);
