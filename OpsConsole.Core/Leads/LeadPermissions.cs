using OpsConsole.Core.Permissions;

namespace OpsConsole.Core.Leads;

public static class LeadPermissions
{
    public const string View = "leads.view";
    public const string Submit = "leads.submit";
    public const string SubmitOwn = "leads.submit-own";
    public const string Approve = "leads.approve";
    public const string Import = "leads.import";
    public const string Edit = "leads.edit";
    public const string Assign = "leads.assign";
    public const string Note = "leads.note";
    public const string Delete = "leads.delete";
    public const string Export = "leads.export";
    public const string Merge = "leads.merge";
    public const string Hold = "leads.hold";
    public const string ShareViews = "leads.share-views";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(View, "Leads", "See all leads"),
        new(Submit, "Leads", "Enter leads for others"),
        new(SubmitOwn, "Leads", "Submit and follow one's own leads"),
        new(Approve, "Leads", "Approve, reject and question leads"),
        new(Import, "Leads", "Import files of leads"),
        new(Edit, "Leads", "Change a lead's facts and tags"),
        new(Assign, "Leads", "Say who looks after a lead"),
        new(Note, "Leads", "Write notes on leads"),
        new(Delete, "Leads", "Put leads into the trash and take them out"),
        new(Merge, "Leads", "Merge leads that are the same, or keep both"),
        new(Hold, "Leads", "Hold leads for a buyer"),
        new(Export, "Leads", "Export leads to files"),
        new(ShareViews, "Leads", "Share views of leads with everybody"),
    ];
}
