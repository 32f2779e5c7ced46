using System.Collections.Frozen;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Security;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Notifications.Preferences;

/// <summary>Something people choose to hear of or not: one or several actions that mean the same to them, or a mail that comes by the calendar.</summary>
/// <param name="Key">What choices are filed under, for ever.</param>
/// <param name="For">Who can hear of it at all: those who hold one of these permissions; with none, everybody.</param>
public sealed record NoticeKind(string Key, string Label, IReadOnlyList<string> Actions, IReadOnlyList<string> For)
{
    public const int KeyLength = 30;

    private static readonly IReadOnlyList<NoticeChannel> everyChannel = Enum.GetValues<NoticeChannel>();
    private static readonly IReadOnlyList<NoticeChannel> hereAndByMail = [NoticeChannel.Console, NoticeChannel.Mail];
    private static readonly IReadOnlyList<NoticeChannel> byMail = [NoticeChannel.Mail];
    private static readonly IReadOnlyList<NoticeChannel> byMailOrText = [NoticeChannel.Mail, NoticeChannel.Text];

    /// <summary>The ways it can come at all.</summary>
    public IReadOnlyList<NoticeChannel> Channels { get; init; } = everyChannel;

    /// <summary>How it comes to somebody who chose nothing. Agents and partners are not on the console all day, so what they wait for goes by mail too.</summary>
    public IReadOnlyList<NoticeChannel> Usual { get; init; } = [NoticeChannel.Console];

    public static NoticeKind Digest { get; } = new("digest", "A summary of the week, each Monday", [], []) { Channels = byMail, Usual = byMail };

    public static NoticeKind Reminders { get; } = new("reminders", "Tasks and opportunities of yours that are due today", [], [TaskPermissions.View, OpportunityPermissions.View]) { Channels = byMailOrText, Usual = byMail };

    /// <summary>What the firm writes to many.</summary>
    public static NoticeKind News { get; } = new("news", "News, invitations and offers of the firm", [], []) { Channels = byMail, Usual = byMail };

    /// <summary>Each action of <see cref="NotificationSources"/> stands in exactly one of them.</summary>
    public static IReadOnlyList<NoticeKind> All { get; } =
    [
        new("decided", "A lead of yours is approved or rejected", [NotificationSources.LeadApproved, NotificationSources.LeadRejected], [LeadPermissions.SubmitOwn, LeadPermissions.Submit]) { Usual = hereAndByMail },
        new("questioned", "Somebody asks about a lead of yours", [NotificationSources.LeadQuestioned], [LeadPermissions.SubmitOwn, LeadPermissions.Submit]) { Usual = hereAndByMail },
        new("answered", "An agent answers your question", [NotificationSources.LeadAnswered], [LeadPermissions.Approve]),
        new("given", "A lead, an opportunity or a task is given to you", [NotificationSources.LeadAssigned, NotificationSources.OpportunityAssigned, NotificationSources.TaskAssigned], [LeadPermissions.View, OpportunityPermissions.View, TaskPermissions.View]),
        new("mentioned", "Somebody mentions you in a note", [NotificationSources.LeadNoted, NotificationSources.OpportunityNoted], [LeadPermissions.View, OpportunityPermissions.View]),
        new("countdowns", "A countdown ends soon or has run out", [NotificationSources.LeadExpiring, NotificationSources.LeadExpired], [LeadPermissions.Approve, LeadPermissions.SubmitOwn]),
        new("offers", "A lead is offered to you, lapses or is withdrawn", [NotificationSources.LeadOffered, NotificationSources.OfferLapsed, NotificationSources.OfferWithdrawn], [PartnerPermissions.AnswerOwn]) { Usual = hereAndByMail },
        new("offers-answered", "A partner answers, or nobody takes a lead", [NotificationSources.LeadAccepted, NotificationSources.LeadDeclined, NotificationSources.LeadUnplaced], [PartnerPermissions.Offer, LeadPermissions.Approve]),
        new("imports", "An import of yours ends", [NotificationSources.ImportFinished, NotificationSources.ImportFailed], [LeadPermissions.Import]),
        new("registrations", "Somebody registered and waits", [NotificationSources.RegistrationConfirmed], [UserPermissions.Manage]),
        new("security", "Something looks like an intrusion", [NotificationSources.SecurityAlertRaised], [SecurityPermissions.View]),
        new("operations", "A job fails or is late, work is given up, or mail does badly", [NotificationSources.JobFailed, NotificationSources.JobMissed, NotificationSources.WorkDied, NotificationSources.MailRateCrossed], [JobPermissions.Run, WorkPermissions.Manage, MessagePermissions.Manage]),
        new("flags", "A flag is stopped, or a change of one is proposed", [NotificationSources.FlagProposed, NotificationSources.FlagStopped], [FlagPermissions.Change]),
        Reminders,
        Digest,
        News,
    ];

    private static readonly FrozenDictionary<string, NoticeKind> byAction = All.SelectMany(kind => kind.Actions.Select(action => (action, kind))).ToFrozenDictionary(pair => pair.action, pair => pair.kind);
    private static readonly FrozenDictionary<string, NoticeKind> byKey = All.ToFrozenDictionary(kind => kind.Key);

    public static NoticeKind? Of(string action) => byAction.GetValueOrDefault(action);

    /// <summary>Null for a kind of another version of the product.</summary>
    public static NoticeKind? Named(string key) => byKey.GetValueOrDefault(key);

    public static IEnumerable<NoticeKind> ReachableFor(Actor actor) => ReachableFor(actor.Permissions);

    public static IEnumerable<NoticeKind> ReachableFor(IReadOnlySet<string> permissions) => All.Where(kind => kind.For.Count == 0 || kind.For.Any(permissions.Contains));
}

/// <summary>A way to reach somebody.</summary>
public enum NoticeChannel
{
    /// <summary>The bell and the list of notifications.</summary>
    Console,

    Mail,

    /// <summary>Only after an explicit yes.</summary>
    Text,
}
