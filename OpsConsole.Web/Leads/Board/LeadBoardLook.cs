using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Parts.Boards;

namespace OpsConsole.Web.Leads.Board;

/// <summary>The review board as one person sees it.</summary>
internal sealed record LeadBoardLook(bool MayDecide, bool MayHold, bool MayConvert, TimeSpan UndoWindow) : BoardLook<LeadStatus, LeadCard>
{
    private static readonly LeadStatus[] columns = Enum.GetValues<LeadStatus>();

    private static readonly string actions = BoardAction.ForBrowser(
        new("approve", "Approve", "card.approve", Tone: "good"),
        new("reject", "Reject…", "card.reject"),
        new("ask", "Ask…", "card.ask", InMenu: "Ask the agent…"),
        new("takeback", "Take back", "card.takeback"),
        new("countdown", "Countdown…", "card.countdown", InMenu: "Change countdown…"),
        new("hold", "Hold…", "card.hold", InMenu: "Hold for a buyer…"),
        new("release", "Release…", OnCard: false, InMenu: "Release the hold…"),
        new("convert", "Make an opportunity", OnCard: false, InMenu: "Make an opportunity"));

    public override string Name => "leads";

    public override string Actions => actions;

    public override IReadOnlyList<LeadStatus> Columns => columns;

    public override ColumnLook Of(LeadStatus column) => new(LeadWords.KeyOf(column), LeadWords.Of(column), Drop(column), DropRefusal(column), Empty(column));

    public override CardFrame Of(LeadCard card)
    {
        var moves = CardWords.Moves(card);
        string?[] offered = [MayDecide ? moves : null, MayHold ? CardWords.Holds(card) : null, MayConvert && card.Status != LeadStatus.Rejected ? "convert" : null];
        return new(
            CardWords.Label(card), string.Join(' ', offered.Where(some => !string.IsNullOrEmpty(some))), MayDecide ? null : moves, CardWords.Why(card, MayDecide),
            MayDecide && card is { Status: LeadStatus.Approved or LeadStatus.Rejected, DecidedAtUtc: { } at, RejectReason: not RejectReason.NotReviewedInTime } ? Epoch.Of(at + UndoWindow) : null,
            Epoch.Of(card.StatusChangedAtUtc));
    }

    private static string? Drop(LeadStatus column) => column switch
    {
        LeadStatus.Pending => "takeback",
        LeadStatus.Approved => "approve",
        LeadStatus.Rejected => "reject",
        _ => null,
    };

    private static string? DropRefusal(LeadStatus column) => column switch
    {
        LeadStatus.Expired => "Leads expire by themselves when their time is up",
        LeadStatus.Sold => "A lead is sold when a buyer pays for it",
        _ => null,
    };

    private static string Empty(LeadStatus column) => column switch
    {
        LeadStatus.Pending => "Nothing waits for review",
        LeadStatus.Approved => "Nothing on the marketplace",
        LeadStatus.Rejected => "Nothing was rejected",
        LeadStatus.Expired => "Nothing ran out",
        _ => "Nothing sold yet",
    };
}
