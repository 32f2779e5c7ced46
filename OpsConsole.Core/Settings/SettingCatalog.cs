using System.Collections.Frozen;
using OpsConsole.Core.Leads.FairHousing;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Users.Registering;

namespace OpsConsole.Core.Settings;

/// <summary>Settings of a room that are read together.</summary>
/// <param name="Room">As docs/rooms.md names it.</param>
/// <param name="BelongTogether">Whether they are best decided at once, with a look at all of them before they count.</param>
public sealed record SettingGroup(string Room, string Title, IReadOnlyList<SettingDefinition> Settings, bool BelongTogether = false);

/// <summary>Every setting there is, with its default. The one source of their names.</summary>
public static class SettingCatalog
{
    /// <summary>Of one unit of <see cref="SegmentPrice"/>, in millionths of a dollar.</summary>
    internal const long MicrosOfSegmentPrice = 100;

    public static readonly WholeNumberSetting CountdownHours =
        new("leads.countdown-hours", "Countdown", 72, 1, 2160, "hours", "How long an approved lead can be bought.");

    public static readonly WholeNumberSetting CountdownHoursSingleFamily = CountdownOf("single-family", "single-family houses");

    public static readonly WholeNumberSetting CountdownHoursCondo = CountdownOf("condo", "condos");

    public static readonly WholeNumberSetting CountdownHoursMultiFamily = CountdownOf("multi-family", "multi-family houses");

    public static readonly WholeNumberSetting CountdownHoursTownhouse = CountdownOf("townhouse", "townhouses");

    public static readonly WholeNumberSetting CountdownHoursLand = CountdownOf("land", "land");

    public static readonly WholeNumberSetting CountdownHoursOther = CountdownOf("other", "other property");

    /// <summary>The countdown of a type of property; 0 leaves it to <see cref="CountdownHours"/>. A lead without a type has no own one.</summary>
    public static IReadOnlyDictionary<PropertyType, WholeNumberSetting> CountdownHoursByType { get; } = new Dictionary<PropertyType, WholeNumberSetting>
    {
        [PropertyType.SingleFamily] = CountdownHoursSingleFamily,
        [PropertyType.Condo] = CountdownHoursCondo,
        [PropertyType.MultiFamily] = CountdownHoursMultiFamily,
        [PropertyType.Townhouse] = CountdownHoursTownhouse,
        [PropertyType.Land] = CountdownHoursLand,
        [PropertyType.Other] = CountdownHoursOther,
    };

    public static readonly WholeNumberSetting ExpiringHours =
        new("leads.expiring-hours", "Word of a countdown that ends soon", 6, 1, 720, "hours", "How long before its end the manager who approved and the agent are told.");

    public static readonly WholeNumberSetting HoldHours =
        new("leads.hold-hours", "Longest hold", 168, 1, 168, "hours", "How long a lead can be held for one buyer. It does not expire before.");

    public static readonly WholeNumberSetting StaleReviewDays =
        new("leads.stale-review-days", "Longest review", 7, 1, 365, "days", "A lead that waits longer for a decision is rejected by itself; its agent is told.");

    public static readonly YesNoSetting StaleReviewRejects =
        new("leads.stale-review-rejects", "Reject what waits too long", true, "No leaves such leads in the review; nobody is told.");

    public static readonly TextSetting StaleReviewNotice = new(
        "leads.stale-review-notice", "Notice to the agent", "If the owner still wants to sell, tell your manager and they can open it again.", 300,
        "Ends the notice that an agent reads when a lead was rejected because nobody decided in time.");

    public static readonly WholeNumberSetting OfferHours =
        new("partners.offer-hours", "Time to answer an offer", 24, 1, 720, "hours", "A partner who does not answer within it is passed over; the lead goes to the next.");

    public static readonly WholeNumberSetting UndoMinutes =
        new("leads.undo-minutes", "Undo window", 15, 0, 1440, "minutes", "How long a decision can be taken back.");

    public static readonly WholeNumberSetting UndoClosingMinutes =
        new("opportunities.undo-minutes", "Undo window of opportunities", 15, 0, 1440, "minutes", "How long closing an opportunity can be taken back without a reason.");

    public static readonly PercentageSetting ProbabilityNew = ProbabilityOf("new", "New", 10);

    public static readonly PercentageSetting ProbabilityContacted = ProbabilityOf("contacted", "Contacted", 20);

    public static readonly PercentageSetting ProbabilityQualified = ProbabilityOf("qualified", "Qualified", 40);

    public static readonly PercentageSetting ProbabilityProposal = ProbabilityOf("proposal", "Proposal", 60);

    public static readonly PercentageSetting ProbabilityNegotiation = ProbabilityOf("negotiation", "Negotiation", 80);

    public static readonly WholeNumberSetting ImportMegabytes =
        new("leads.import-megabytes", "Largest import file", 50, 1, 500, "megabytes", "A larger file is refused before it is sent.");

    public static readonly WholeNumberSetting PhotoMegabytes =
        new("leads.photo-megabytes", "Largest photo", 12, 1, 50, "megabytes", "Browsers make large photos smaller before they send them; what is larger all the same is refused.");

    public static readonly WholeNumberSetting PhotosMost =
        new("leads.photos-most", "Most photos of a lead", 30, 1, 100, "photos", "Another one is refused.");

    public static readonly WholeNumberSetting PhotosLeast =
        new("leads.photos-least", "Photos that are enough", 3, 0, 50, "photos", "With fewer, the photos of a lead do not count as current.");

    public static readonly WholeNumberSetting PhotoDays =
        new("leads.photo-days", "Photos are current", 90, 1, 3650, "days", "The newest photo is at most that old: by the day it was taken, or else added.");

    public static readonly WholeNumberSetting PhotoDraftDays =
        new("leads.photo-draft-days", "Keep photos of forms that were not sent", 14, 1, 365, "days", "Older ones are removed at night. The browser keeps the form for 14 days.");

    public static readonly ChoiceSetting<ExistingLeads> ImportExisting = new(
        "leads.import-existing", "Leads that are here already", ExistingLeads.Leave,
        [(ExistingLeads.Leave, "Leave them as they are"), (ExistingLeads.Fill, "Fill in what nobody knew"), (ExistingLeads.Take, "Take what the file says")],
        "What an import of a new kind of file begins with; whoever runs it can choose otherwise.");

    public static readonly WordListSetting ForbiddenWords = new(
        "leads.forbidden-words", "Words that may not stand in a listing", WordList.Empty,
        "One word or phrase a line. They are marked and refused like what fair housing forbids, in forms, files, edits and captions, from now on.");

    public static readonly WordListSetting AllowedPhrases = new(
        "leads.allowed-phrases", "Phrases that may stand", WordList.Empty,
        "One phrase a line, such as the name of a street. Marked words inside such a phrase are not marked; the rest of the text is.", FairHousingCheck.WhyNotAllowed);

    public static readonly WholeNumberSetting TrashDays =
        new("leads.trash-days", "Trash", 30, 1, 365, "days", "How long a deleted lead can be restored.");

    public static readonly WholeNumberSetting ImportUndoDays =
        new("leads.import-undo-days", "Taking an import back", 30, 0, 365, "days", "How long an import can be taken back after its end.");

    /// <summary>Longer than an action can be undone: an undo needs the results.</summary>
    public static readonly WholeNumberSetting BulkResultDays =
        new("leads.bulk-result-days", "Keep results of bulk actions", 90, 31, 3650, "days", "Then what came of each lead or account is removed; the counts stay.");

    public static readonly WholeNumberSetting PasswordLength =
        new("users.password-length", "Shortest password", 12, 8, 64, "characters", "Asked of a password when it is set; present ones stay.");

    public static readonly WholeNumberSetting ResetPauseMinutes =
        new("users.reset-pause-minutes", "Pause between two letters for a new password", 2, 1, 60, "minutes", "So that nobody's mailbox can be filled from here.");

    public static readonly WholeNumberSetting LetterAttempts =
        new("messages.letter-attempts", "Attempts to send a letter", 8, 1, 20, "attempts", "With longer and longer pauses; then it is given up and stands on the page of messages.");

    public static readonly WholeNumberSetting DomainPerMinute =
        new("messages.domain-per-minute", "Mails a minute to one domain", 600, 0, 100_000, "mails", "More wait for the next minute. Mailbox providers refuse senders who are faster than they like. 0 for no limit.");

    public static readonly WholeNumberSetting WarmUpFirstDay =
        new("messages.warm-up-first-day", "Warm-up: mails on the first day", 0, 0, 100_000, "mails", "Twice as many each day after; letters about accounts are not counted. 0 for no warm-up.");

    public static readonly WholeNumberSetting WarmUpDays =
        new("messages.warm-up-days", "Warm-up: its length", 14, 1, 30, "days", "Counted from the first mail; then there is no limit of a day.");

    public static readonly WholeNumberSetting SoftBounces =
        new("messages.soft-bounces", "Mails that come back for now before an address is blocked", 5, 1, 100, "mails", "Within thirty days. One that comes back for good blocks at once.");

    public static readonly YesNoSetting CountOpens = new(
        "messages.count-opens", "Count which mails are opened", false,
        "Each mail then loads an invisible picture from here when it is opened, and says so at its end. Some programs load it unread and others never, so it is a hint. Letters about accounts never do; no address of a device is kept. In some countries readers must agree first.");

    public static readonly YesNoSetting CountClicks = new(
        "messages.count-clicks", "Count which links are followed", false,
        "Links in a mail then lead over this console to where they go, and the mail says so at its end. Letters about accounts keep their links; no address of a device is kept. In some countries readers must agree first.");

    public static readonly TextSetting ReplyTo = new(
        "messages.reply-to", "Answers go to", "nobody", 254, "An e-mail address that stands in every mail as the one to answer to. “nobody” for none.");

    public static readonly TextSetting TextSender = new(
        "messages.text-sender", "Texts come from", "+15005550006", 34, "A number of yours at Twilio such as +19165550100, a short code, or the SID of a messaging service (MG…). The usual one is Twilio's own for tests.");

    public static readonly WholeNumberSetting TextsFromHour =
        new("messages.texts-from-hour", "Texts leave from", 8, 8, 12, "o'clock", "By the clock where the reader is; the law allows none before 8. Codes and answers are not held.");

    public static readonly WholeNumberSetting TextsUntilHour =
        new("messages.texts-until-hour", "Texts leave until", 21, 17, 21, "o'clock", "By the clock where the reader is; the law allows none after 21. What comes later waits for the morning.");

    public static readonly WholeNumberSetting SegmentPrice =
        new("messages.text-segment-price", "Price of a segment", 83, 0, 10_000, "hundredths of a cent", "What the provider takes for one, for the cost of each text until the provider says it. A text of plain letters has a segment for each 160 characters.");

    public static readonly TextSetting TextHelp = new(
        "messages.text-help", "Answer to HELP", "Messages about your account and what you chose to hear of. Reply STOP to end. Msg & data rates may apply.", 300, "Carriers ask that it says who writes, about what, and how it ends. The firm's name comes first by itself.");

    public static readonly TextSetting TextStopped = new(
        "messages.text-stopped", "Answer to STOP", "You get no more texts from us. Reply START to get them again.", 300, "Sent once, as the law allows.");

    public static readonly TextSetting TextStarted = new(
        "messages.text-started", "Answer to START", "You get texts from us again. Reply HELP for help, STOP to end.", 300, "Sent when STOP came before.");

    public static readonly WholeNumberSetting MessageDays =
        new("messages.keep-days", "Keep sent messages", 400, 60, 3_650, "days", "Then what was sent to whom is removed. What failed or is in doubt stays until somebody acts.");

    public static readonly WholeNumberSetting LockoutAttempts =
        new("users.lockout-attempts", "Failed sign-ins before a lock", 5, 3, 50, "attempts", "Counted in a row; a success starts again.");

    public static readonly WholeNumberSetting LockoutMinutes =
        new("users.lockout-minutes", "Length of the first lock", 15, 1, 1440, "minutes", "Even the right password is refused until it ends.");

    public static readonly WholeNumberSetting LockoutFactor =
        new("users.lockout-factor", "Each further lock is longer", 2, 1, 10, "times", "As long as the one before, times this, until the account is opened. 1 keeps all locks alike.");

    public static readonly WholeNumberSetting LockoutLongest =
        new("users.lockout-longest", "Longest lock", 1_440, 1, 10_080, "minutes", "No lock is longer, however many there were before.");

    public static readonly WordListSetting TwoFactorRoles = new(
        "users.two-factor-roles", "Roles that need a code", WordList.Empty,
        "One role a line. Its people are asked for a code of their authenticator app besides the password.");

    public static readonly WholeNumberSetting TwoFactorDays =
        new("users.two-factor-days", "Time to set up codes", 14, 0, 365, "days", "Counted from the first sign-in at which a role asks. After it nobody of that role gets in without.");

    public static readonly WholeNumberSetting TwoFactorRememberDays =
        new("users.two-factor-remember-days", "Browsers that need no code", 30, 0, 365, "days", "How long a browser is not asked again when its user wishes so. 0 asks at each sign-in.");

    public static readonly ChoiceSetting<RegistrationRule> RegistrationOfAgents = RegistrationOf("agents", "Agents", RegistrationRule.Approved);

    public static readonly ChoiceSetting<RegistrationRule> RegistrationOfBuyers = RegistrationOf("buyers", "Buyers", RegistrationRule.Open);

    public static readonly ChoiceSetting<RegistrationRule> RegistrationOfPartners = RegistrationOf("partners", "Partners", RegistrationRule.Approved);

    public static readonly WholeNumberSetting RegistrationHours =
        new("users.registration-hours", "Time to confirm an address", 48, 1, 720, "hours", "How long the link in the letter works.");

    public static readonly WholeNumberSetting RegistrationDays =
        new("users.registration-days", "Keep what was never confirmed", 7, 1, 90, "days", "Then a registration whose address did not answer is removed.");

    public static readonly WholeNumberSetting InactiveMonths =
        new("users.inactive-months", "Inactive accounts", 6, 1, 60, "months", "Who has not signed in for so long gets a letter, once a quarter.");

    public static readonly WholeNumberSetting InactiveDays =
        new("users.inactive-days", "Time to sign in after the letter", 14, 1, 365, "days", "Then the account is shut; whoever manages users can open it again. Signing in before keeps it.");

    public static readonly WholeNumberSetting DataCopyDays =
        new("users.data-copy-days", "Keep copies of personal data", 7, 1, 30, "days", "How long somebody can take the copy of their data that they asked for.");

    public static readonly WholeNumberSetting ViewAsMinutes =
        new("users.view-as-minutes", "Seeing the console as another user ends after", 60, 5, 480, "minutes", "Whoever looks comes back to themselves then, and both ends are recorded.");

    public static readonly YesNoSetting ReadsOfAccounts =
        new("activity.reads-of-accounts", "Record who opens somebody’s account", true, "Once an hour for each viewer and account; the account’s history shows it too.");

    public static readonly YesNoSetting ReadsOfOwners =
        new("activity.reads-of-owners", "Record who opens a lead", false, "A lead’s page shows its owner’s phone and e-mail. Once an hour for each viewer and lead; a busy review makes many records.");

    public static readonly WholeNumberSetting ReadNotificationDays =
        new("notifications.read-days", "Keep read notifications", 30, 1, 3650, "days", "Older ones are removed once a week; unread ones stay.");

    public static readonly WholeNumberSetting FinishedWorkDays =
        new("work.finished-days", "Keep finished work", 90, 31, 3_650, "days", "Work of the queue that was done or put aside. What failed stays until somebody acts.");

    public static readonly WholeNumberSetting VerifyImportMost =
        new("leads.verify-import-most", "Look-ups after an import", 1_000, 0, 1_000_000, "leads", "So many leads of an import are looked up by themselves, from its first line on; each look-up may cost money. 0 for none.");

    public static readonly WholeNumberSetting CallsAMinute =
        new("integrations.calls-a-minute", "Calls of an outside system", 60, 1, 6_000, "calls a minute", "More wait for their turn. Keep it below what the vendor allows.");

    public static readonly MoneySetting MonthlyBudget = new(
        "integrations.monthly-budget", "Budget of a month", 0, 0, 100_000_000,
        "When so much was spent on outside systems in a month (UTC), none that takes money is asked until the next. $0 for no limit.");

    public static readonly WholeNumberSetting PhoneAnswerDays =
        new("integrations.phone-answer-days", "Remember a phone look-up", 30, 1, 365, "days", "The same number is not asked and paid for again meanwhile.");

    public static readonly WholeNumberSetting AddressAnswerDays =
        new("integrations.address-answer-days", "Remember an address look-up", 90, 1, 365, "days", "The same address is not asked again meanwhile.");

    public static readonly WholeNumberSetting CallLogDays =
        new("integrations.call-log-days", "Keep the log of calls", 400, 31, 3_650, "days", "Then what was asked of outside systems, and what it cost, is removed.");

    public static readonly WholeNumberSetting StaleFlagDays =
        new("flags.stale-days", "Flags that have done their work", 30, 1, 365, "days", "A flag that is on for all or off for all and was not touched for so long is listed as one to remove.");

    /// <summary>In the order people read them.</summary>
    public static IReadOnlyList<SettingGroup> Groups { get; } =
    [
        new("Leads", "Countdown",
            [CountdownHours, CountdownHoursSingleFamily, CountdownHoursCondo, CountdownHoursMultiFamily, CountdownHoursTownhouse, CountdownHoursLand, CountdownHoursOther, ExpiringHours, HoldHours], BelongTogether: true),
        new("Leads", "Review", [StaleReviewDays, StaleReviewRejects, StaleReviewNotice, UndoMinutes]),
        new("Leads", "Wording", [ForbiddenWords, AllowedPhrases]),
        new("Leads", "Photos", [PhotoMegabytes, PhotosMost, PhotosLeast, PhotoDays, PhotoDraftDays]),
        new("Leads", "Imports", [ImportMegabytes, ImportExisting, ImportUndoDays, VerifyImportMost]),
        new("Leads", "What is kept", [TrashDays, BulkResultDays]),
        new("Leads", "Review priority", ScoreSettings.OfPriority, BelongTogether: true),
        new("Leads", "Stars", ScoreSettings.OfStars, BelongTogether: true),
        new("Leads", "Fraud score", ScoreSettings.OfFraud, BelongTogether: true),
        new("Partners", "Offers", [OfferHours]),
        new("Opportunities", "Probabilities", [ProbabilityNew, ProbabilityContacted, ProbabilityQualified, ProbabilityProposal, ProbabilityNegotiation], BelongTogether: true),
        new("Opportunities", "Closing", [UndoClosingMinutes]),
        new("Users", "Signing in", [LockoutAttempts, LockoutMinutes, LockoutFactor, LockoutLongest, PasswordLength, ResetPauseMinutes], BelongTogether: true),
        new("Users", "Registering", [RegistrationOfAgents, RegistrationOfBuyers, RegistrationOfPartners, RegistrationHours, RegistrationDays]),
        new("Users", "Codes besides the password", [TwoFactorRoles, TwoFactorDays, TwoFactorRememberDays], BelongTogether: true),
        new("Users", "Inactive accounts", [InactiveMonths, InactiveDays]),
        new("Users", "Personal data", [DataCopyDays]),
        new("Users", "Looking as others", [ViewAsMinutes]),
        new("Activity", "Looks at personal data", [ReadsOfAccounts, ReadsOfOwners]),
        new("Security", "Intrusions", SecuritySettings.All, BelongTogether: true),
        new("Notifications", "When mail comes", NotificationSettings.OfTimes, BelongTogether: true),
        new("Notifications", "What is kept", [ReadNotificationDays]),
        new("Work", "What is kept", [FinishedWorkDays]),
        new("Messages", "Sending", [LetterAttempts, DomainPerMinute, WarmUpFirstDay, WarmUpDays, SoftBounces, ReplyTo]),
        new("Messages", "Whether it is read", [CountOpens, CountClicks]),
        new("Messages", "Deliverability", DeliverabilitySettings.All, BelongTogether: true),
        new("Messages", "Text messages", [TextSender, TextsFromHour, TextsUntilHour, SegmentPrice, TextHelp, TextStopped, TextStarted]),
        new("Messages", "What is kept", [MessageDays]),
        new("Integrations", "Outside systems", [CallsAMinute, MonthlyBudget, PhoneAnswerDays, AddressAnswerDays, CallLogDays]),
        new("Flags", "Flags", [StaleFlagDays]),
    ];

    public static FrozenDictionary<string, SettingDefinition> All { get; } = Groups.SelectMany(group => group.Settings).ToFrozenDictionary(setting => setting.Key);

    private static ChoiceSetting<RegistrationRule> RegistrationOf(string kind, string who, RegistrationRule usual) => new(
        $"users.registration-of-{kind}", $"{who} register", usual,
        [(RegistrationRule.Closed, "Nobody can register"), (RegistrationRule.Approved, "An administrator approves"), (RegistrationRule.Open, "Anybody who confirms their address")],
        "On a public page of the firm that runs the installation.");

    private static WholeNumberSetting CountdownOf(string type, string what) =>
        new($"leads.countdown-hours-{type}", $"Countdown of {what}", 0, 0, 2160, "hours", "0 leaves it to the countdown of all leads.");

    private static PercentageSetting ProbabilityOf(string stage, string name, int percent) =>
        new($"opportunities.probability-{stage}", $"Probability in {name}", percent, 0, 100, "Counts for opportunities of this stage of which nobody said otherwise.");
}
