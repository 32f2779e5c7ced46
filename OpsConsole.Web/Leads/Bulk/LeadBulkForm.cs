using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;

namespace OpsConsole.Web.Leads.Bulk;

/// <summary>What the dialog's fields hold, and the change they amount to.</summary>
internal sealed class LeadBulkForm
{
    public static IReadOnlyList<(string Kind, string Label, string Permission)> Kinds { get; } =
    [
        (BulkApprove.Name, "Approve", LeadPermissions.Approve),
        (BulkReject.Name, "Reject", LeadPermissions.Approve),
    ];

    public string Kind { get; set; } = "";

    public RejectReason Reason { get; set; } = RejectReason.PriceNotCredible;

    public string? Note { get; set; }

    /// <summary>Null while nothing is chosen.</summary>
    public LeadBulkChange? Change => Kind switch
    {
        BulkApprove.Name => new BulkApprove(),
        BulkReject.Name => new BulkReject(Reason, string.IsNullOrWhiteSpace(Note) ? null : Note.Trim()),
        _ => null,
    };
}
