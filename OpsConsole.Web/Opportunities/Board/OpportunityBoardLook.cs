using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Board;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Parts.Boards;

namespace OpsConsole.Web.Opportunities.Board;

/// <summary>The board of opportunities as one person sees it.</summary>
internal sealed record OpportunityBoardLook(bool MayChange, bool MayDelete, TimeSpan UndoWindow, OpportunityStage? Only) : BoardLook<OpportunityStage, OpportunityCard>
{
    private const string Quick = "note call mail task";
    private static readonly OpportunityStage[] columns = Enum.GetValues<OpportunityStage>();

    private static readonly string actions = BoardAction.ForBrowser(
        new("note", "Write a note", "card.note", Icon: "note", InMenu: "Write a note…"),
        new("call", "Call the owner", "card.call", Icon: "phone", InMenu: "Call the owner…"),
        new("mail", "Write to the owner", "card.mail", Icon: "mail", InMenu: "Write to the owner…"),
        new("task", "Add a task", "card.task", Icon: "task", InMenu: "Add a task…"),
        new("close", "Close…", "card.close", OnCard: false),
        new("takeback", "Take back", "card.undo-close", InMenu: "Take the closing back"),
        new("reopen", "Reopen…", OnCard: false, InMenu: "Reopen…"),
        new("delete", "Move to trash…", OnCard: false, InMenu: "Move to trash…"));

    public override string Name => "opportunities";

    public override string Actions => actions;

    public override IReadOnlyList<OpportunityStage> Columns => columns;

    /// <summary>A drop on a stage is the action "to-" and its key.</summary>
    public static OpportunityStage? StageOf(string action) =>
        action.StartsWith("to-", StringComparison.Ordinal) ? OpportunityWords.Open.Where(stage => action == To(stage)).Cast<OpportunityStage?>().FirstOrDefault() : null;

    public override ColumnLook Of(OpportunityStage column) => new(
        OpportunityWords.KeyOf(column), column.ToString(), column == OpportunityStage.Closed ? "close" : To(column), null,
        Only is { } only && only != column ? "Left out by the filter" : column == OpportunityStage.Closed ? "Nothing closed yet" : $"Nothing in {column}");

    public override CardFrame Of(OpportunityCard card)
    {
        var moves = card.Stage == OpportunityStage.Closed
            ? $"{Quick} takeback reopen {string.Join(' ', OpportunityWords.Open.Select(To))}"
            : $"{Quick} close {string.Join(' ', OpportunityWords.Open.Where(stage => stage != card.Stage).Select(To))}";
        return new(
            $"{card.Title}, {Value(card)}, {card.Probability}%, {card.Stage}", $"{(MayChange ? moves : "")} {(MayDelete ? "delete" : "")}".Trim(), MayChange ? null : Quick,
            MayChange ? null : "Your role does not change opportunities",
            MayChange && card.ClosedAtUtc is { } at ? Epoch.Of(at + UndoWindow) : null, Epoch.Of(card.StageChangedAtUtc));
    }

    public static string Value(OpportunityCard card) => card.ValueCents is { } cents ? Money.Exact(cents) : "No value";

    private static string To(OpportunityStage stage) => $"to-{OpportunityWords.KeyOf(stage)}";
}
