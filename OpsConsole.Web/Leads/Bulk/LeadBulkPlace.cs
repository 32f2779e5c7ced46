using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Web.Parts.Bulk;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Leads.Bulk;

/// <summary>The bulk actions on leads.</summary>
internal sealed class LeadBulkPlace : BulkPlace
{
    public static LeadBulkPlace Is { get; } = new();

    public override string RowKind => LeadBulkRoom.Kind;

    public override BulkNoun Noun => LeadBulkRoom.Called;

    public override string List => AppPaths.Bulk;

    public override string Title => "Bulk actions";

    public override string ViewPermission => LeadPermissions.View;

    public override string WhatToDo => "Choose leads in the list and change them together. What came of each is shown here, and can be undone.";

    public override string Of(BulkChange change) => change switch
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

    public override string DoneOf(BulkChange change) => change switch
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

    public override string? NoteOf(BulkChange change) => (change as BulkReject)?.Note;

    public override string RowPath(long id) => AppPaths.Lead(id);

    public override (string Words, string Tone) StateOf(string state) =>
        Enum.Parse<LeadStatus>(state) is var status ? (LeadWords.Of(status), $"tone-{LeadWords.KeyOf(status)}") : default;

    public override bool IsStillToCome(Error missing) => missing is RejectionNeedsWords;

    private static string Of(KeyValuePair<string, string?> fact) =>
        $"{(LeadFact.Named(fact.Key)?.Label ?? fact.Key).ToLowerInvariant()} to {(string.IsNullOrWhiteSpace(fact.Value) ? "nothing" : fact.Value)}";
}
