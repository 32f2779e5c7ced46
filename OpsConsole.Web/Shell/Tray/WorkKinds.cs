using System.Text.Json;
using OpsConsole.Core.Activity.Checking;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Checking;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Core.Users.Erasing;
using OpsConsole.Core.Users.OwnData;
using OpsConsole.Core.Users.Registering;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Shell.Tray;

/// <summary>The kinds of queued work that people wait for: what each is called, and the page that shows it.</summary>
public static class WorkKinds
{
    private static readonly Dictionary<string, (string Title, Func<JsonElement, string?> Path)> known = new()
    {
        [ImportLeads.Name] = ("Import of leads", payload => payload.TryGetProperty("importId", out var id) ? AppPaths.ImportOf(id.GetInt64()) : null),
        [LeadBulkWork.Name] = ("Change of many leads", payload => payload.TryGetProperty("actionId", out var id) ? AppPaths.BulkOf(id.GetInt64()) : null),
        [UserBulkWork.Name] = ("Change of many accounts", payload => payload.TryGetProperty("actionId", out var id) ? AppPaths.UserBulkOf(id.GetInt64()) : null),
        [MatchImport.Name] = ("Look for duplicates", payload => payload.TryGetProperty("importId", out var id) ? AppPaths.ImportOf(id.GetInt64()) : null),
        [RescoreLeads.Name] = ("Recount of scores", _ => AppPaths.Leads),
        [CheckActivity.KindName] = ("Verification of the activity", _ => AppPaths.Activity),
        [CarryOutErasure.KindName] = ("Erasure of a person", _ => AppPaths.Users),
        [RunImportCheck.Name] = ("Check of a file", payload => payload.TryGetProperty("importId", out var id) ? AppPaths.ImportOf(id.GetInt64()) : null),
    };

    // Goes without notice; only the page of the queue names it.
    private static readonly Dictionary<string, string> quiet = new()
    {
        [SendAccountLetter.KindName] = "Letter about an account",
        [SendRegistrationMail.KindName] = "Letter that confirms an address",
        [SendNoticeMail.KindName] = "Notice by mail",
        [WriteDataCopy.KindName] = "Copy of somebody's own data",
        [SendPasswordResetMail.KindName] = "Letter that resets a password",
        [ScoreLeads.Name] = "Recount of some leads' scores",
        [VerifyLeads.Name] = "Look-up of phones and addresses",
        [VerifyImport.Name] = "Look-up of an import's leads",
    };

    public static IReadOnlyCollection<string> All => known.Keys;

    public static string TitleOf(string kind) => known.TryGetValue(kind, out var found) ? found.Title : quiet.GetValueOrDefault(kind, kind);

    public static string? PathOf(string kind, string payload)
    {
        if (!known.TryGetValue(kind, out var found))
            return null;
        using var json = JsonDocument.Parse(payload);
        return found.Path(json.RootElement);
    }
}
