using System.Globalization;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Editing;

namespace OpsConsole.Web.Leads.Bulk;

/// <summary>What people read for bulk actions: what is done, where it stands, how many.</summary>
public static class BulkWords
{
    /// <summary>"Approve", "Reject: Already listed".</summary>
    public static string Of(LeadBulkChange change) => change switch
    {
        BulkApprove => "Approve",
        BulkReject reject => $"Reject: {LeadWords.Of(reject.Reason)}",
        BulkAssign { UserId: null } => "Take away from whoever looked after them",
        BulkAssign assign => $"Assign to {assign.Person}",
        BulkTag tag => $"Tag “{tag.Tag}”",
        BulkUntag untag => $"Take off the tag “{untag.Tag}”",
        BulkEdit edit => $"Set {string.Join(", ", edit.Facts.Select(Of))}",
        BulkDelete => "Put into the trash",
        BulkTakeBack takeBack => $"Take back {takeBack.FileName}",
        _ => change.Kind,
    };

    /// <summary>What was done to each, as in "971 leads approved".</summary>
    public static string DoneOf(LeadBulkChange change) => change switch
    {
        BulkApprove => "approved",
        BulkReject => "rejected",
        BulkAssign => "assigned",
        BulkTag => "tagged",
        BulkUntag => "untagged",
        BulkTakeBack { PutsBack: true } => "taken back",
        BulkDelete or BulkTakeBack => "put into the trash",
        _ => "changed",
    };

    private static string Of(KeyValuePair<string, string?> fact) =>
        $"{(LeadFact.Named(fact.Key)?.Label ?? fact.Key).ToLowerInvariant()} to {(string.IsNullOrWhiteSpace(fact.Value) ? "nothing" : fact.Value)}";

    public static string Of(LeadBulkStanding standing) => standing switch
    {
        LeadBulkStanding.Waiting => "Queued",
        LeadBulkStanding.Running => "Running",
        LeadBulkStanding.Finished => "Done",
        LeadBulkStanding.Stopping => "Stopping",
        LeadBulkStanding.UndoWaiting => "Undo queued",
        LeadBulkStanding.Undoing => "Being undone",
        LeadBulkStanding.UndoStopping => "Undo stopping",
        LeadBulkStanding.UndoStopped => "Undo stopped",
        LeadBulkStanding.Undone => "Undone",
        _ => "Stopped",
    };

    /// <summary>Why fewer leads were started than the person had seen; null when it was all of them.</summary>
    public static string? FewerThanSeen(LeadBulkView action) => action.Seen is { } seen && seen > action.Chosen
        ? $"You saw {Leads(seen)}; it was started for {Number(action.Chosen)}. Others had dealt with {Number(seen - action.Chosen)} in between, so that {(seen - action.Chosen == 1 ? "it" : "they")} no longer matched."
        : null;

    /// <summary>Why somebody's buttons do nothing.</summary>
    public static string RefusalOf(LeadBulkChange change) => $"Your role does not include “{Core.Permissions.PermissionCatalog.MeaningOf(change.Permission)}”.";

    /// <summary>The colour of the dot beside the words.</summary>
    public static string ToneOf(LeadBulkStanding standing) => standing switch
    {
        LeadBulkStanding.Finished => "good",
        LeadBulkStanding.Stopped or LeadBulkStanding.UndoStopped => "warn",
        LeadBulkStanding.GivenUp or LeadBulkStanding.UndoGivenUp => "bad",
        LeadBulkStanding.Undone => "ink-3",
        _ => "info",
    };

    public static string Of(LeadBulkOutcome outcome) => outcome == LeadBulkOutcome.LeftOut ? "Left out" : outcome.ToString();

    public static string ToneOf(LeadBulkOutcome outcome) => outcome switch
    {
        LeadBulkOutcome.Done => "good",
        LeadBulkOutcome.LeftOut => "warn",
        _ => "bad",
    };

    public static string Of(LeadBulkResultFilter filter) => filter switch
    {
        LeadBulkResultFilter.LeftOut => "Left out",
        LeadBulkResultFilter.Kept => "Not undone",
        _ => filter.ToString(),
    };

    /// <summary>"1 lead", "971 leads".</summary>
    public static string Leads(int count) => count == 1 ? "1 lead" : $"{Number(count)} leads";

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(int done, int all) => (all == 0 ? 0 : (double)done / all).ToString("0.###", CultureInfo.InvariantCulture);
}
