using OpsConsole.Core.Activity;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Permissions;

/// <summary>The one place that maps a role to its first permissions. A new tenant gets these rows; from then on the rows count.</summary>
public static class BuiltInRoles
{
    public const string Admin = "Admin";
    public const string Manager = "Manager";
    public const string Staff = "Staff";
    public const string Finance = "Finance";
    public const string Agent = "Agent";
    public const string Buyer = "Buyer";
    public const string Partner = "Partner";

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Admin] = [.. PermissionCatalog.All.Select(permission => permission.Name).Except([LeadPermissions.SubmitOwn, PartnerPermissions.AnswerOwn])],
        [Manager] =
        [
            LeadPermissions.View, LeadPermissions.Submit, LeadPermissions.Approve, LeadPermissions.Import, LeadPermissions.Export, LeadPermissions.ShareViews,
            LeadPermissions.Edit, LeadPermissions.Assign, LeadPermissions.Note, LeadPermissions.Delete, LeadPermissions.Merge, LeadPermissions.Hold, PartnerPermissions.View, PartnerPermissions.Offer,
            OpportunityPermissions.View, OpportunityPermissions.Change, OpportunityPermissions.Delete,
            TaskPermissions.View, TaskPermissions.Change, ActivityPermissions.View, WorkPermissions.View, MessagePermissions.View, TemplatePermissions.View, TemplatePermissions.Edit,
        ],
        [Staff] =
        [
            LeadPermissions.View, LeadPermissions.Submit, LeadPermissions.Import, LeadPermissions.Export, LeadPermissions.Edit, LeadPermissions.Assign, LeadPermissions.Note, LeadPermissions.Hold,
            OpportunityPermissions.View, OpportunityPermissions.Change, TaskPermissions.View, TaskPermissions.Change, UserPermissions.View, UserPermissions.Bulk, UserPermissions.Export, WorkPermissions.View, MessagePermissions.View, MessagePermissions.Send,
        ],
        [Finance] = [LeadPermissions.View, LeadPermissions.Export, LeadPermissions.Note, TaskPermissions.View, TaskPermissions.Change, ActivityPermissions.View],
        [Agent] = [LeadPermissions.SubmitOwn],
        [Buyer] = [],
        [Partner] = [PartnerPermissions.AnswerOwn],
    };
}
