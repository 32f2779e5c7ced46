using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Tasks;

namespace OpsConsole.Web.Shell.Shortcuts;

/// <summary>Every single-key shortcut. The overlay, the hints, the browser's keyboard and people's own keys all read this.</summary>
public static class ShortcutCatalog
{
    public const string Everywhere = "Everywhere";
    public const string GoTo = "Go to";
    public const string Card = "On a card of a board";
    public const string Opportunity = "On an opportunity of the board";
    public const string List = "In the list of leads";

    public static IReadOnlyList<Shortcut> All { get; } =
    [
        new("shell.palette", Everywhere, "/", "Search or run a command"),
        new("shell.shortcuts", Everywhere, "?", "This list"),
        new("shell.notifications", Everywhere, "g n", "Notifications", Path: AppPaths.Notifications),
        new("go.home", GoTo, "g h", "Start", Path: AppPaths.Home),
        new("go.board", GoTo, "g b", "Review board", LeadPermissions.View, AppPaths.Board),
        new("go.leads", GoTo, "g l", "Leads", LeadPermissions.View, AppPaths.Leads),
        new("go.opportunities", GoTo, "g d", "Opportunities", OpportunityPermissions.View, AppPaths.Opportunities),
        new("go.tasks", GoTo, "g t", "My tasks", TaskPermissions.View, AppPaths.Tasks),
        new("go.new-lead", GoTo, "c l", "New lead", LeadPermissions.Submit, AppPaths.NewLead),
        new("go.import", GoTo, "g i", "Import", LeadPermissions.Import, AppPaths.Import),
        new("go.my-leads", GoTo, "g m", "My leads", LeadPermissions.SubmitOwn, AppPaths.MyLeads),
        new("go.partners", GoTo, "g r", "Partners", PartnerPermissions.View, AppPaths.Partners),
        new("go.offers", GoTo, "g o", "Offers", PartnerPermissions.AnswerOwn, AppPaths.MyOffers),
        new("go.profile", GoTo, "g p", "Your profile", Path: AppPaths.Profile),
        new("card.approve", Card, "a", "Approve", LeadPermissions.Approve),
        new("card.reject", Card, "r", "Reject with a reason", LeadPermissions.Approve),
        new("card.ask", Card, "q", "Ask the agent", LeadPermissions.Approve),
        new("card.takeback", Card, "u", "Take a decision back", LeadPermissions.Approve),
        new("card.countdown", Card, "e", "Change the countdown", LeadPermissions.Approve),
        new("card.hold", Card, "h", "Hold for a buyer", LeadPermissions.Hold),
        new("card.menu", Card, "m", "Move to…", LeadPermissions.View),
        new("card.note", Opportunity, "w", "Write a note", OpportunityPermissions.Change),
        new("card.call", Opportunity, "d", "Call the owner", OpportunityPermissions.Change),
        new("card.mail", Opportunity, "l", "Write to the owner", OpportunityPermissions.Change),
        new("card.task", Opportunity, "t", "Add a task", OpportunityPermissions.Change),
        new("card.close", Opportunity, "s", "Close as won or lost", OpportunityPermissions.Change),
        new("card.undo-close", Opportunity, "z", "Take the closing back", OpportunityPermissions.Change),
        new("list.next", List, "j", "Next lead", LeadPermissions.View),
        new("list.previous", List, "k", "Previous lead", LeadPermissions.View),
        new("list.select", List, "x", "Select the lead", LeadPermissions.View),
        new("list.page-on", List, "n", "Next page", LeadPermissions.View),
        new("list.page-back", List, "p", "Previous page", LeadPermissions.View),
        new("list.filter", List, "f", "Filter and search the list", LeadPermissions.View),
    ];

    /// <summary>Keys that are what they are: arrows and the like, which cannot be changed or switched off.</summary>
    public static IReadOnlyList<(string Group, string[] Keys, string Label, string? Permission)> Fixed { get; } =
    [
        (Everywhere, ["Ctrl K"], "Search, also while you type", null),
        (Everywhere, ["Esc"], "Close what is open", null),
        (Card, ["↑", "↓", "←", "→"], "Move between cards and columns", LeadPermissions.View),
        (Card, ["Home", "End"], "First, last card of the column", LeadPermissions.View),
        (Card, ["Enter"], "Open the card", LeadPermissions.View),
        (List, ["↑", "↓"], "Move between leads", LeadPermissions.View),
        (List, ["Shift X"], "Select all up to this lead", LeadPermissions.View),
    ];

    public static IEnumerable<Shortcut> For(Actor actor) => All.Where(shortcut => shortcut.Permission is null || actor.May(shortcut.Permission));

    public static Shortcut? Named(string id) => All.FirstOrDefault(shortcut => shortcut.Id == id);
}
