using System.Globalization;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;

namespace OpsConsole.Web.Parts.Bulk;

/// <summary>What people read for bulk actions of any room: where they stand, how many.</summary>
public static class BulkWords
{
    public static string Of(BulkStanding standing) => standing switch
    {
        BulkStanding.Waiting => "Queued",
        BulkStanding.Running => "Running",
        BulkStanding.Finished => "Done",
        BulkStanding.Stopping => "Stopping",
        BulkStanding.UndoWaiting => "Undo queued",
        BulkStanding.Undoing => "Being undone",
        BulkStanding.UndoStopping => "Undo stopping",
        BulkStanding.UndoStopped => "Undo stopped",
        BulkStanding.Undone => "Undone",
        _ => "Stopped",
    };

    /// <summary>Why fewer rows were started than the person had seen; null when it was all of them.</summary>
    public static string? FewerThanSeen(BulkView action, BulkNoun noun) => action.Seen is { } seen && seen > action.Chosen
        ? $"You saw {noun.Of(seen)}; it was started for {Number(action.Chosen)}. Others had dealt with {Number(seen - action.Chosen)} in between, so that {(seen - action.Chosen == 1 ? "it" : "they")} no longer matched."
        : null;

    /// <summary>Why somebody's buttons do nothing.</summary>
    public static string RefusalOf(Error error) => error is NotAllowed lacking ? $"Your role does not include “{lacking.Meaning}”." : error.Message;

    /// <summary>The colour of the dot beside the words.</summary>
    public static string ToneOf(BulkStanding standing) => standing switch
    {
        BulkStanding.Finished => "good",
        BulkStanding.Stopped or BulkStanding.UndoStopped => "warn",
        BulkStanding.GivenUp or BulkStanding.UndoGivenUp => "bad",
        BulkStanding.Undone => "ink-3",
        _ => "info",
    };

    public static string Of(BulkOutcome outcome) => outcome == BulkOutcome.LeftOut ? "Left out" : outcome.ToString();

    public static string ToneOf(BulkOutcome outcome) => outcome switch
    {
        BulkOutcome.Done => "good",
        BulkOutcome.LeftOut => "warn",
        _ => "bad",
    };

    public static string Of(BulkResultFilter filter) => filter switch
    {
        BulkResultFilter.LeftOut => "Left out",
        BulkResultFilter.Kept => "Not undone",
        _ => filter.ToString(),
    };

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(int done, int all) => (all == 0 ? 0 : (double)done / all).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>As the first word of a cell or a heading.</summary>
    public static string Big(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
