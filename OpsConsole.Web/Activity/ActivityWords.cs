using System.Globalization;
using System.Text.Json;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Activity.Searching;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Deliverability;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Security;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Registering;
using OpsConsole.Core.Work;
using OpsConsole.Web.Leads.Board;
using OpsConsole.Web.Opportunities.Detail;
using OpsConsole.Web.Shell;
using OpsConsole.Web.Users.Detail;

namespace OpsConsole.Web.Activity;

/// <summary>What people read for an entry of any room.</summary>
internal static class ActivityWords
{
    /// <summary>Every kind of thing that activity is about, with its actions, in the order of their names.</summary>
    public static IReadOnlyList<(string Kind, string Label, IReadOnlyList<(string Action, string Phrase)> Actions)> Kinds { get; } =
    [
        .. ActivityActions.Phrases.GroupBy(action => action.Key.Split('.')[0])
            .Select(group => (group.Key, Label: Several(group.Key), (IReadOnlyList<(string, string)>)[.. group.Select(action => (action.Key, Sentence(action.Value))).OrderBy(action => action.Item2, StringComparer.Ordinal)]))
            .OrderBy(kind => kind.Label, StringComparer.Ordinal),
    ];

    /// <summary>"Lead", "Security alert".</summary>
    public static string One(string kind) => Sentence(kind.Replace('-', ' '));

    /// <summary>"Lead 42".</summary>
    public static string Subject(ActivityRow row) => string.Create(CultureInfo.InvariantCulture, $"{One(row.SubjectKind)} {row.SubjectId}");

    /// <summary>What says more than the action; null when nothing does.</summary>
    public static string? More(ActivityRow row)
    {
        var entry = new TimelineEntry(row.Id, row.AtUtc, row.ActorName, row.Action, row.Particulars);
        try
        {
            return row.SubjectKind switch
            {
                "lead" => TimelineWords.Of(entry),
                Opportunity.Subject => OpportunityTimelineWords.Of(entry),
                "user" => UserTimelineWords.Of(entry),
                _ => Named(row),
            } is { Length: > 0 } words ? words : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            // Particulars of an older version, or struck ones: the opened entry shows them as they are.
            return null;
        }
    }

    /// <summary>The page of what the entry is about, where this person can see it.</summary>
    public static string? PathOf(ActivityRow row, Actor actor) => PathOf(row.SubjectKind, row.SubjectId, actor);

    public static string? PathOf(string kind, long id, Actor actor) => kind switch
    {
        "lead" when actor.May(LeadPermissions.View) => AppPaths.Lead(id),
        "user" when actor.May(UserPermissions.View) => AppPaths.User(id),
        Opportunity.Subject when actor.May(OpportunityPermissions.View) => AppPaths.Opportunity(id),
        "lead-import" when actor.May(LeadPermissions.Import) => AppPaths.ImportOf(id),
        "lead-bulk" when actor.May(LeadPermissions.View) => AppPaths.BulkOf(id),
        "partner" when actor.May(PartnerPermissions.View) => AppPaths.Partners,
        "task" when actor.May(TaskPermissions.View) => AppPaths.Tasks,
        "role" when actor.May(UserPermissions.View) => AppPaths.Roles,
        "setting" when actor.May(SettingPermissions.View) => AppPaths.Settings,
        Flag.Subject when actor.May(FlagPermissions.View) => AppPaths.Flags,
        DeliverabilityAlarm.Subject when actor.May(MessagePermissions.View) => AppPaths.Deliverability,
        SecurityAlert.Subject when actor.May(SecurityPermissions.View) => AppPaths.Security,
        Registration.Subject when actor.May(UserPermissions.Manage) => AppPaths.Registrations,
        WorkItem.Subject when actor.May(WorkPermissions.View) => AppPaths.WorkItem(id),
        _ => null,
    };

    public static string Sentence(string words) => words.Length == 0 ? words : $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    private static string Several(string kind) => One(kind) switch { var one when one.EndsWith('y') => $"{one[..^1]}ies", var one => $"{one}s" };

    /// <summary>A name, a title, a reason: what most rooms put into their particulars.</summary>
    private static string? Named(ActivityRow row)
    {
        if (row.Particulars is null)
            return null;
        using var json = JsonDocument.Parse(row.Particulars);
        var root = json.RootElement;
        return root.ValueKind != JsonValueKind.Object ? null : string.Join(" · ", new[] { "key", "name", "title", "fileName", "job", "kind", "filter", "to", "reason", "problem", "about" }
            .Select(name => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null).Where(text => !string.IsNullOrWhiteSpace(text)).Take(2));
    }
}
