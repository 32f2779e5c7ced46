using System.Collections.Frozen;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Settings;

/// <summary>A value a tenant may change, with its bounds. Whole numbers with a unit are all that is needed so far.</summary>
/// <param name="Key"><c>room.name</c>.</param>
/// <param name="Unit">What the number counts: hours, minutes, attempts, megabytes.</param>
public sealed record SettingDefinition(string Key, string Label, int Default, int Least, int Most, string Unit, string Help);

/// <summary>Every setting there is, with its default. The one source of their names.</summary>
public static class SettingCatalog
{
    public static readonly SettingDefinition CountdownHours =
        new("leads.countdown-hours", "Countdown", 72, 1, 2160, "hours", "How long an approved lead can be bought.");

    public static readonly SettingDefinition CountdownHoursSingleFamily = CountdownOf("single-family", "single-family houses");

    public static readonly SettingDefinition CountdownHoursCondo = CountdownOf("condo", "condos");

    public static readonly SettingDefinition CountdownHoursMultiFamily = CountdownOf("multi-family", "multi-family houses");

    public static readonly SettingDefinition CountdownHoursTownhouse = CountdownOf("townhouse", "townhouses");

    public static readonly SettingDefinition CountdownHoursLand = CountdownOf("land", "land");

    public static readonly SettingDefinition CountdownHoursOther = CountdownOf("other", "other property");

    /// <summary>The countdown of a type of property; 0 leaves it to <see cref="CountdownHours"/>. A lead without a type has no own one.</summary>
    public static IReadOnlyDictionary<PropertyType, SettingDefinition> CountdownHoursByType { get; } = new Dictionary<PropertyType, SettingDefinition>
    {
        [PropertyType.SingleFamily] = CountdownHoursSingleFamily,
        [PropertyType.Condo] = CountdownHoursCondo,
        [PropertyType.MultiFamily] = CountdownHoursMultiFamily,
        [PropertyType.Townhouse] = CountdownHoursTownhouse,
        [PropertyType.Land] = CountdownHoursLand,
        [PropertyType.Other] = CountdownHoursOther,
    };

    public static readonly SettingDefinition ExpiringHours =
        new("leads.expiring-hours", "Word of a countdown that ends soon", 6, 1, 720, "hours", "How long before its end the manager who approved and the agent are told.");

    public static readonly SettingDefinition HoldHours =
        new("leads.hold-hours", "Longest hold", 168, 1, 168, "hours", "How long a lead can be held for one buyer. It does not expire before.");

    public static readonly SettingDefinition StaleReviewDays =
        new("leads.stale-review-days", "Longest review", 7, 1, 365, "days", "A lead that waits longer for a decision is rejected by itself; its agent is told.");

    public static readonly SettingDefinition OfferHours =
        new("partners.offer-hours", "Time to answer an offer", 24, 1, 720, "hours", "A partner who does not answer within it is passed over; the lead goes to the next.");

    public static readonly SettingDefinition UndoMinutes =
        new("leads.undo-minutes", "Undo window", 15, 0, 1440, "minutes", "How long a decision can be taken back.");

    public static readonly SettingDefinition UndoClosingMinutes =
        new("opportunities.undo-minutes", "Undo window of opportunities", 15, 0, 1440, "minutes", "How long closing an opportunity can be taken back without a reason.");

    public static readonly SettingDefinition ProbabilityNew = ProbabilityOf("new", "New", 10);

    public static readonly SettingDefinition ProbabilityContacted = ProbabilityOf("contacted", "Contacted", 20);

    public static readonly SettingDefinition ProbabilityQualified = ProbabilityOf("qualified", "Qualified", 40);

    public static readonly SettingDefinition ProbabilityProposal = ProbabilityOf("proposal", "Proposal", 60);

    public static readonly SettingDefinition ProbabilityNegotiation = ProbabilityOf("negotiation", "Negotiation", 80);

    public static readonly SettingDefinition ImportMegabytes =
        new("leads.import-megabytes", "Largest import file", 50, 1, 500, "megabytes", "A larger file is refused before it is sent.");

    public static readonly SettingDefinition PhotoMegabytes =
        new("leads.photo-megabytes", "Largest photo", 12, 1, 50, "megabytes", "Browsers make large photos smaller before they send them; what is larger all the same is refused.");

    public static readonly SettingDefinition PhotosMost =
        new("leads.photos-most", "Most photos of a lead", 30, 1, 100, "photos", "Another one is refused.");

    public static readonly SettingDefinition PhotosLeast =
        new("leads.photos-least", "Photos that are enough", 3, 0, 50, "photos", "With fewer, the photos of a lead do not count as current.");

    public static readonly SettingDefinition PhotoDays =
        new("leads.photo-days", "Photos are current", 90, 1, 3650, "days", "The newest photo is at most that old: by the day it was taken, or else added.");

    public static readonly SettingDefinition PhotoDraftDays =
        new("leads.photo-draft-days", "Keep photos of forms that were not sent", 14, 1, 365, "days", "Older ones are removed at night. The browser keeps the form for 14 days.");

    public static readonly SettingDefinition TrashDays =
        new("leads.trash-days", "Trash", 30, 1, 365, "days", "How long a deleted lead can be restored.");

    public static readonly SettingDefinition ImportUndoDays =
        new("leads.import-undo-days", "Taking an import back", 30, 0, 365, "days", "How long an import can be taken back after its end.");

    /// <summary>Longer than an action can be undone: an undo needs the results.</summary>
    public static readonly SettingDefinition BulkResultDays =
        new("leads.bulk-result-days", "Keep results of bulk actions", 90, 31, 3650, "days", "Then what came of each lead is removed; the counts stay.");

    public static readonly SettingDefinition LockoutAttempts =
        new("users.lockout-attempts", "Failed sign-ins before a lock", 5, 3, 50, "attempts", "Counted in a row; a success starts again.");

    public static readonly SettingDefinition LockoutMinutes =
        new("users.lockout-minutes", "Length of a lock", 15, 1, 1440, "minutes", "Even the right password is refused until it ends.");

    public static readonly SettingDefinition ReadNotificationDays =
        new("notifications.read-days", "Keep read notifications", 30, 1, 3650, "days", "Older ones are removed once a week; unread ones stay.");

    public static readonly SettingDefinition FinishedWorkDays =
        new("work.finished-days", "Keep finished work", 90, 31, 3_650, "days", "Work of the queue that was done or put aside. What failed stays until somebody acts.");

    public static readonly SettingDefinition VerifyImportMost =
        new("leads.verify-import-most", "Look-ups after an import", 1_000, 0, 1_000_000, "leads", "So many leads of an import are looked up by themselves, from its first line on; each look-up may cost money. 0 for none.");

    public static readonly SettingDefinition CallsAMinute =
        new("integrations.calls-a-minute", "Calls of an outside system", 60, 1, 6_000, "calls a minute", "More wait for their turn. Keep it below what the vendor allows.");

    public static readonly SettingDefinition PhoneAnswerDays =
        new("integrations.phone-answer-days", "Remember a phone look-up", 30, 1, 365, "days", "The same number is not asked and paid for again meanwhile.");

    public static readonly SettingDefinition AddressAnswerDays =
        new("integrations.address-answer-days", "Remember an address look-up", 90, 1, 365, "days", "The same address is not asked again meanwhile.");

    public static readonly SettingDefinition CallLogDays =
        new("integrations.call-log-days", "Keep the log of calls", 400, 31, 3_650, "days", "Then what was asked of outside systems, and what it cost, is removed.");

    public static FrozenDictionary<string, SettingDefinition> All { get; } =
        new[]
        {
            CountdownHours, CountdownHoursSingleFamily, CountdownHoursCondo, CountdownHoursMultiFamily, CountdownHoursTownhouse, CountdownHoursLand, CountdownHoursOther,
            ExpiringHours, HoldHours, StaleReviewDays, OfferHours, UndoMinutes, UndoClosingMinutes,
            ProbabilityNew, ProbabilityContacted, ProbabilityQualified, ProbabilityProposal, ProbabilityNegotiation, ImportMegabytes, PhotoMegabytes, PhotosMost, PhotosLeast, PhotoDays, PhotoDraftDays, TrashDays, ImportUndoDays, BulkResultDays, LockoutAttempts, LockoutMinutes, ReadNotificationDays, FinishedWorkDays,
            VerifyImportMost, CallsAMinute, PhoneAnswerDays, AddressAnswerDays, CallLogDays,
        }.Concat(ScoreSettings.All).ToFrozenDictionary(setting => setting.Key);

    private static SettingDefinition CountdownOf(string type, string what) =>
        new($"leads.countdown-hours-{type}", $"Countdown of {what}", 0, 0, 2160, "hours", "0 leaves it to the countdown of all leads.");

    private static SettingDefinition ProbabilityOf(string stage, string name, int percent) =>
        new($"opportunities.probability-{stage}", $"Probability in {name}", percent, 0, 100, "percent", "Counts for opportunities of this stage of which nobody said otherwise.");
}
