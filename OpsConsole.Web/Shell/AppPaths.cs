using Microsoft.AspNetCore.WebUtilities;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Opportunities.Board;
using OpsConsole.Core.Security;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users.Listing;
using OpsConsole.Core.Work;
using OpsConsole.Web.Parts.Lists;
using OpsConsole.Web.Users;

namespace OpsConsole.Web.Shell;

/// <summary>Every address in the console is built here.</summary>
public static class AppPaths
{
    public const string Home = "/";
    public const string Leads = "/leads";
    public const string Board = "/leads/board";
    public const string NewLead = "/leads/new";
    public const string Trash = "/leads/trash";
    public const string Opportunities = "/opportunities";
    public const string OpportunityTrash = "/opportunities/trash";
    public const string Tasks = "/tasks";
    public const string Import = "/leads/import";
    public const string ImportUpload = "/leads/import/upload";
    public const string ImportTemplate = "/leads/import/template.csv";
    public const string Bulk = "/leads/bulk";
    public const string Jobs = "/jobs";
    public const string JobRuns = "/jobs/runs";
    public const string Work = "/work";
    public const string Messages = "/messages";
    public const string MailOutbox = "/messages/outbox";
    public const string Texts = "/messages/texts";
    public const string SimulatedPhones = "/integrations/simulators/phone";
    public const string BlockedAddresses = "/messages/addresses";
    public const string Templates = "/templates";

    /// <summary>In Development only.</summary>
    public const string TimeMachine = "/dev/time";

    public const string MyLeads = "/portal/leads";
    public const string MyOffers = "/portal/offers";
    public const string Partners = "/partners";
    public const string Integrations = "/integrations";
    public const string Users = "/users";
    public const string Roles = "/users/roles";
    public const string UserBulk = "/users/bulk";
    public const string Settings = "/settings";
    public const string Flags = "/flags";
    public const string Security = "/security";
    public const string Activity = "/activity";
    public const string MyNewLead = "/portal/leads/new";
    public const string Notifications = "/notifications";
    public const string Profile = "/profile";
    public const string OwnPassword = "/profile/password";
    public const string OwnTwoFactor = "/profile/two-factor";
    public const string Registrations = "/users/registrations";
    public const string Welcome = "/welcome";
    public const string TermsOfService = "/terms";
    public const string PrivacyPolicy = "/privacy";
    public const string Register = "/register";
    public const string ConfirmRegistration = "/register/confirm";
    public const string PasswordCheck = "/password-check";

    /// <summary>Answers the palette, as JSON.</summary>
    public const string Search = "/search/leads";
    public const string SignOut = "/sign-out";
    public const string SignedOut = "/signed-out";
    public const string ForgotPassword = "/forgot-password";

    /// <param name="why">A notice the page knows: reset, ended, too-late, entra, no-role.</param>
    public static string SignIn(string? returnUrl = null, string? why = null) =>
        QueryHelpers.AddQueryString("/sign-in", Given(("returnUrl", returnUrl), ("why", why)));

    public static string SecondStep(string? returnUrl) => QueryHelpers.AddQueryString("/sign-in/code", Given(("returnUrl", returnUrl)));

    public static string OwnData(long copyId) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Profile}/data/{copyId}");

    public static string RegisterAs(Core.Users.Registering.RegistrationKind kind) => $"{Register}/{kind.ToString().ToLowerInvariant()}";

    /// <summary>New terms are said yes to on the way in.</summary>
    public static string TermsOnTheWayIn(string? returnUrl) => QueryHelpers.AddQueryString("/sign-in/terms", Given(("returnUrl", returnUrl)));

    /// <summary>Codes are set up on the way in, for a role that must have them.</summary>
    public static string SetUpOnTheWayIn(string? returnUrl) => QueryHelpers.AddQueryString("/sign-in/set-up", Given(("returnUrl", returnUrl)));

    public static string ResetTwoFactor(long userId) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/users/{userId}/two-factor");

    public static string SignInWithEntra(string? returnUrl) => QueryHelpers.AddQueryString("/sign-in/entra", Given(("returnUrl", returnUrl)));

    public static string DemoSignIn(string email, string? returnUrl) =>
        QueryHelpers.AddQueryString("/dev/sign-in", Given(("as", email), ("returnUrl", returnUrl)));

    /// <summary>The part of the profile where shortcuts get other keys.</summary>
    public static string ProfileNotices => $"{Profile}#notices";

    /// <summary>The digest of the last week that is over.</summary>
    public const string OwnDigest = "/profile/digest";

    /// <summary>Where the mails stop that a link stood in.</summary>
    public static string Unsubscribe(string token, string? done = null) => QueryHelpers.AddQueryString($"/unsubscribe/{Uri.EscapeDataString(token)}", Given(("done", done)));

    /// <summary>All that somebody is sent, to choose without signing in.</summary>
    public static string MailChoices(string token, string? done = null) => QueryHelpers.AddQueryString($"/preferences/{Uri.EscapeDataString(token)}", Given(("done", done)));

    public static string ProfileKeys => $"{Profile}#keys";

    /// <param name="done">What was done elsewhere and the profile confirms: password.</param>
    public static string ProfileAfter(string done) => QueryHelpers.AddQueryString(Profile, "done", done);

    public static string NotificationsAt(bool unreadOnly, long? before) => QueryHelpers.AddQueryString(Notifications, Given(
        ("show", unreadOnly ? "unread" : null),
        ("before", before?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    /// <param name="show">past, or null for those that wait for an answer.</param>
    public static string MyOffersAt(string? show, int page) => QueryHelpers.AddQueryString(MyOffers, Given(
        ("show", show == "past" ? "past" : null),
        ("page", page > 0 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null)));

    /// <summary>The rotation, with the answer who would get a lead.</summary>
    public static string PartnersFor(long leadId) => QueryHelpers.AddQueryString(Partners, Given(("lead", leadId.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    public static string Job(string name) => $"{Jobs}/{Uri.EscapeDataString(name)}";

    /// <summary>Runs that are like this, behind a run.</summary>
    public static string JobRunsAt(JobRunFilter filter, long? beforeId) => QueryHelpers.AddQueryString(JobRuns, Given(
        ("job", filter.Job),
        ("result", filter.Outcome?.ToString().ToLowerInvariant()),
        ("text", filter.Text),
        ("from", filter.From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        ("to", filter.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        ("before", beforeId?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    public static string WorkItem(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Work}/{id}");

    public static string Message(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Messages}/{id}");

    /// <summary>Received texts of a kind, behind one.</summary>
    public static string TextsAt(string? kind, long? beforeId) => QueryHelpers.AddQueryString(Texts, Given(
        ("kind", string.IsNullOrEmpty(kind) ? null : kind.ToLowerInvariant()),
        ("before", beforeId?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    public static string SimulatedPhone(string number) => QueryHelpers.AddQueryString(SimulatedPhones, "number", number);

    /// <summary>Messages that are like this, behind one.</summary>
    public static string MessagesAt(MessageFilter filter, long? beforeId) => QueryHelpers.AddQueryString(Messages, Given(
        ("state", filter.Shelf == MessageShelf.Sent ? null : filter.Shelf.ToString().ToLowerInvariant()),
        ("message", filter.Template),
        ("by", filter.Channel switch { MessageChannel.Mail => "mail", MessageChannel.Sms => "text", _ => null }),
        ("to", filter.To),
        ("before", beforeId?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    public static string BlockedAddressesAt(string? to, long? beforeId) => QueryHelpers.AddQueryString(BlockedAddresses, Given(
        ("to", string.IsNullOrWhiteSpace(to) ? null : to.Trim()), ("before", beforeId?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    /// <summary>A letter that the simulator took, in the list behind another.</summary>
    public static string MailOutboxAt(string? letter, string? before) => QueryHelpers.AddQueryString(MailOutbox, Given(("letter", letter), ("before", before)));

    public static string Template(string key) => $"{Templates}/{key}";

    /// <summary>Work that is like this, behind an item.</summary>
    public static string WorkAt(WorkFilter filter, long? beforeId) => QueryHelpers.AddQueryString(Work, Given(
        ("state", filter.Shelf == WorkShelf.Waiting ? null : filter.Shelf.ToString().ToLowerInvariant()),
        ("kind", filter.Kind),
        ("text", filter.Text),
        ("before", beforeId?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    /// <summary>The outside systems with the calls that are like this, behind a call.</summary>
    public static string IntegrationsAt(ProviderCallFilter filter, long? beforeId) => QueryHelpers.AddQueryString(Integrations, Given(
        ("system", filter.System),
        ("result", filter.Outcome?.ToString().ToLowerInvariant()),
        ("before", beforeId?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    /// <summary>The page of an account.</summary>
    public static string User(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Users}/{id}");

    /// <summary>A look ahead at erasing somebody, and the way to do it.</summary>
    public static string EraseUser(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Users}/{id}/erase");

    /// <param name="beforeId">The last attempt of the page before.</param>
    public static string SecurityAt(SignInAttemptFilter filter, long? beforeId) => QueryHelpers.AddQueryString(Security, Given(
        ("from", filter.From),
        ("email", filter.Email),
        ("show", filter.OnlyRefused ? "refused" : null),
        ("before", beforeId?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    /// <param name="draft">What is not saved yet.</param>
    /// <param name="role">The role whose name is open: its id, or "new".</param>
    /// <param name="remove">The role that is about to be removed.</param>
    public static string RolesAt(string? search, RoleDraft draft, string? role = null, long? remove = null) => QueryHelpers.AddQueryString(Roles, Given(
        ("q", search), ("change", draft.ToString()), ("role", role), ("remove", remove?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    /// <summary>Everybody who has a role.</summary>
    public static string UsersWithRole(string role) => QueryHelpers.AddQueryString(Users, "q", new IsOneOf(UserFields.Role, [role]).ToString());

    /// <param name="text">What is looked for among them.</param>
    public static string SettingsAt(SettingScope scope, string? text) => QueryHelpers.AddQueryString(Settings, Given(("of", scope == SettingScope.Installation ? "all" : null), ("q", text)));

    /// <summary>A setting, where it stands on its page.</summary>
    public static string Setting(string key) => $"{Settings}#{key}";

    public static string Flag(string name) => $"{Flags}/{Uri.EscapeDataString(name)}";

    /// <summary>The flags, or those alone that can leave the product.</summary>
    public static string FlagsAt(bool onlyDone) => QueryHelpers.AddQueryString(Flags, Given(("show", onlyDone ? "done" : null)));

    public static string ImportOf(long id) => $"/leads/import/{id}";

    /// <summary>The lines of an import to mend, those with one kind of problem, from a line on.</summary>
    public static string ImportLines(long id, string? column, string? reason, int afterLine)
    {
        string?[] query =
        [
            column is null ? null : $"column={Uri.EscapeDataString(column)}",
            reason is null ? null : $"reason={Uri.EscapeDataString(reason)}",
            afterLine == 0 ? null : $"after={afterLine}",
        ];
        var text = string.Join('&', query.OfType<string>());
        return text.Length == 0 ? ImportOf(id) : $"{ImportOf(id)}?{text}";
    }

    /// <summary>The refused rows of an import, as a file to mend.</summary>
    public static string ImportProblems(long id) => $"/leads/import/{id}/problems.csv";

    /// <summary>A bulk action on leads.</summary>
    public static string BulkOf(long id) => BulkIn(Bulk, id);

    /// <summary>A bulk action on users.</summary>
    public static string UserBulkOf(long id) => BulkIn(UserBulk, id);

    /// <param name="list">Where the room lists its bulk actions.</param>
    public static string BulkIn(string list, long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{list}/{id}");

    /// <summary>A bulk action with its results of one kind, behind a row.</summary>
    public static string BulkAt(string list, long id, BulkResultFilter show, long? afterId) => QueryHelpers.AddQueryString(BulkIn(list, id), Given(
        ("show", show == BulkResultFilter.All ? null : show.ToString().ToLowerInvariant()),
        ("after", afterId?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    /// <summary>A lead's page.</summary>
    /// <param name="asOf">Shows it as it was at the end of that day.</param>
    public static string Lead(long id, DateOnly? asOf = null) => QueryHelpers.AddQueryString(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/leads/{id}"),
        Given(("asof", asOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));

    /// <summary>Where the viewer's photos are served; <c>/{id}</c> and <c>/{id}/small</c> follow.</summary>
    public static string Photos(bool isPortal) => isPortal ? "/portal/photos" : "/leads/photos";

    /// <summary>Likewise, for partners.</summary>
    public static string OfferPhotos => "/portal/offers/photos";

    public static string SmallPhoto(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/leads/photos/{id}/small");

    /// <summary>Takes photos of a lead.</summary>
    public static string LeadPhotos(long leadId, bool isPortal) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(isPortal ? MyLeads : Leads)}/{leadId}/photos");

    /// <summary>Takes photos of a lead that is being written.</summary>
    public static string DraftPhotos(Guid key, bool isPortal) => $"{(isPortal ? "/portal" : Leads)}/drafts/{key:N}/photos";

    public static string TrashAt(int page) => QueryHelpers.AddQueryString(
        Trash, Given(("page", page > 0 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null)));

    public static string Opportunity(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Opportunities}/{id}");

    public static string OpportunityTrashAt(int page) => QueryHelpers.AddQueryString(
        OpportunityTrash, Given(("page", page > 0 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null)));

    /// <summary>The board of opportunities with a filter and, when given, a card opened beside it.</summary>
    public static string OpportunitiesAt(OpportunityBoardFilter filter, long? openId) => QueryHelpers.AddQueryString(Opportunities, Given(
        ("owner", filter.OwnerUserId?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("stage", filter.Stage?.ToString().ToLowerInvariant()),
        ("by", filter.ClosingBy?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        ("open", openId?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    /// <param name="show">mine, unassigned, all or done.</param>
    public static string TasksAt(string show) => QueryHelpers.AddQueryString(Tasks, Given(("show", show == "mine" ? null : show)));

    /// <summary>The board with a filter and, when given, a lead opened beside it.</summary>
    public static string BoardAt(LeadBoardFilter filter, long? leadId) => QueryHelpers.AddQueryString(Board, Given(
        ("market", filter.City),
        ("source", filter.Source),
        ("score", filter.MinScore?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("flagged", filter.Doubtful ? "true" : null),
        ("street", filter.Street),
        ("lead", leadId?.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    /// <summary>A file of what a list shows, or of leads sent along by their ids.</summary>
    /// <param name="format">csv or xlsx.</param>
    internal static string ListExport(string format, ListAddress address) => $"{address.Place.Path}/export.{format}?{address.Query}";

    private static Dictionary<string, string?> Given(params (string Name, string? Value)[] parts) =>
        parts.Where(part => part.Value is not null).ToDictionary(part => part.Name, part => part.Value);
}
