using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Security;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;

namespace OpsConsole.Web.Shell;

/// <summary>One entry of the left navigation, shown to those who hold the permission.</summary>
public sealed record NavigationEntry(string Group, string Label, string Path, string Permission);

/// <summary>The rooms in the order people see them. A room that has not come yet has no entry.</summary>
public static class Navigation
{
    public static IReadOnlyList<NavigationEntry> All { get; } =
    [
        new("", "Review board", AppPaths.Board, LeadPermissions.View),
        new("", "Leads", AppPaths.Leads, LeadPermissions.View),
        new("", "New lead", AppPaths.NewLead, LeadPermissions.Submit),
        new("", "Import", AppPaths.Import, LeadPermissions.Import),
        new("", "Bulk actions", AppPaths.Bulk, LeadPermissions.View),
        new("", "Opportunities", AppPaths.Opportunities, OpportunityPermissions.View),
        new("", "My tasks", AppPaths.Tasks, TaskPermissions.View),
        new("", "Partners", AppPaths.Partners, PartnerPermissions.View),
        new("", "Trash", AppPaths.Trash, LeadPermissions.Delete),
        new("", "My leads", AppPaths.MyLeads, LeadPermissions.SubmitOwn),
        new("", "Submit a lead", AppPaths.MyNewLead, LeadPermissions.SubmitOwn),
        new("", "Offers", AppPaths.MyOffers, PartnerPermissions.AnswerOwn),
        new("Operations", "Jobs", AppPaths.Jobs, JobPermissions.View),
        new("Operations", "Work queue", AppPaths.Work, WorkPermissions.View),
        new("Operations", "Messages", AppPaths.Messages, MessagePermissions.View),
        new("Operations", "Integrations", AppPaths.Integrations, IntegrationPermissions.View),
        new("Administration", "Users", AppPaths.Users, UserPermissions.View),
        new("Administration", "Roles", AppPaths.Roles, UserPermissions.View),
        new("Administration", "Bulk actions on users", AppPaths.UserBulk, UserPermissions.View),
        new("Administration", "Registrations", AppPaths.Registrations, UserPermissions.Manage),
        new("Administration", "Templates", AppPaths.Templates, TemplatePermissions.View),
        new("Administration", "Settings", AppPaths.Settings, SettingPermissions.View),
        new("Administration", "Security", AppPaths.Security, SecurityPermissions.View),
        new("Administration", "Activity", AppPaths.Activity, ActivityPermissions.View),
        new("Administration", "Flags", AppPaths.Flags, FlagPermissions.View),
    ];

    /// <summary>The entry that a place belongs to: the one whose path is its longest beginning, by whole segments.</summary>
    /// <param name="path">Absolute, such as <c>/leads/import/3</c>; what follows ? or # does not matter.</param>
    public static NavigationEntry? RoomOf(string path, IEnumerable<NavigationEntry> entries)
    {
        var place = path.Split('?', '#')[0].TrimEnd('/');
        return entries
            .Where(entry => place.Equals(entry.Path, StringComparison.OrdinalIgnoreCase) || place.StartsWith(entry.Path + "/", StringComparison.OrdinalIgnoreCase))
            .MaxBy(entry => entry.Path.Length);
    }

    public static IEnumerable<NavigationEntry> For(Actor actor) => All.Where(entry => actor.May(entry.Permission));
}
