using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Leads.Board;

/// <summary>The short texts of a card, and which moves it offers.</summary>
internal static class CardWords
{
    public static string Price(LeadCard card) => card.AskingPriceCents is { } cents ? Money.Exact(cents) : "No price";

    public static string Label(LeadCard card) => $"{card.Street}, {Price(card)}, {LeadWords.Of(card.Status)}";

    public static string Outcome(LeadCard card) => card.Status switch
    {
        LeadStatus.Rejected when card.RejectReason is { } reason => LeadWords.Of(reason),
        LeadStatus.Sold => $"Bought by {card.SoldToName ?? "a buyer"}{(card.SoldForCents is { } cents ? $" · {Money.Exact(cents)}" : "")}",
        LeadStatus.Expired => "Ran out unsold",
        _ => card.Source,
    };

    /// <summary>The moves a lead in this state has at all, as board.js names them. The server asks the lead again when one is made.</summary>
    public static string Moves(LeadCard card) => card.Status switch
    {
        LeadStatus.Pending => "approve reject ask",
        LeadStatus.Approved => "takeback countdown",
        LeadStatus.Rejected => "takeback",
        _ => "",
    };

    /// <summary>A hold that is over by now is still offered to be released: the server knows the time. What is hidden nobody holds.</summary>
    public static string? Holds(LeadCard card) => card.Status != LeadStatus.Approved || card.IsHidden ? null : card.HeldUntilUtc is null ? "hold" : "hold release";

    /// <summary>Why the moves it does not offer are not there.</summary>
    public static string? Why(LeadCard card, bool mayDecide) => !mayDecide ? "Only managers decide about leads" : card.Status switch
    {
        LeadStatus.Approved or LeadStatus.Rejected => "Take the decision back first",
        LeadStatus.Expired => "Its time ran out",
        LeadStatus.Sold => "A sale is final",
        _ => null,
    };
}
