using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Leads.Bulk;

/// <summary>What the dialog's fields hold, and the change they amount to.</summary>
internal sealed class LeadBulkForm
{
    public static IReadOnlyList<(string Kind, string Label, string Permission)> Kinds { get; } =
    [
        (BulkApprove.Name, "Approve", LeadPermissions.Approve),
        (BulkReject.Name, "Reject", LeadPermissions.Approve),
        (BulkAssign.Name, "Assign to somebody", LeadPermissions.Assign),
        (BulkTag.Name, "Add a tag", LeadPermissions.Edit),
        (BulkUntag.Name, "Take a tag off", LeadPermissions.Edit),
        (BulkEdit.Name, "Set facts", LeadPermissions.Edit),
        (BulkDelete.Name, "Put into the trash", LeadPermissions.Delete),
    ];

    public string Kind { get; set; } = "";

    public RejectReason Reason { get; set; } = RejectReason.PriceNotCredible;

    public string? Note { get; set; }

    public IReadOnlyList<Person> People { get; set; } = [];

    /// <summary>Null until somebody was chosen; 0 for nobody.</summary>
    public long? AssigneeUserId { get; set; }

    public string? Tag { get; set; }

    public List<LeadBulkFact> Facts { get; } = [new()];

    /// <summary>Null while it is not complete.</summary>
    public LeadBulkChange? Change => Kind switch
    {
        BulkApprove.Name => new BulkApprove(),
        BulkReject.Name => new BulkReject(Reason, string.IsNullOrWhiteSpace(Note) ? null : Note.Trim()),
        BulkAssign.Name when AssigneeUserId is { } userId =>
            userId == 0 ? new BulkAssign(null, null) : new BulkAssign(userId, People.FirstOrDefault(person => person.UserId == userId)?.Name),
        BulkTag.Name when !string.IsNullOrWhiteSpace(Tag) => new BulkTag(Tag),
        BulkUntag.Name when !string.IsNullOrWhiteSpace(Tag) => new BulkUntag(Tag),
        BulkEdit.Name when Facts.Any(fact => fact.Name.Length > 0) =>
            new BulkEdit(Facts.Where(fact => fact.Name.Length > 0).GroupBy(fact => fact.Name).ToDictionary(same => same.Key, same => same.Last().Text)),
        BulkDelete.Name => new BulkDelete(),
        _ => null,
    };
}

/// <summary>One fact that is to be set; <see cref="Name"/> is empty until it is chosen.</summary>
internal sealed class LeadBulkFact
{
    public string Name { get; set; } = "";

    public string? Text { get; set; }
}
