using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Notifications;

/// <summary>Which actions somebody is told about. The one source: the outbox writes a row for these only.</summary>
public static class NotificationSources
{
    public const string LeadAssigned = "lead.assigned";
    public const string LeadNoted = "lead.noted";
    public const string TaskAssigned = "task.assigned";
    public const string OpportunityAssigned = "opportunity.assigned";
    public const string OpportunityNoted = "opportunity.noted";
    public const string LeadQuestioned = "lead.questioned";
    public const string LeadAnswered = "lead.answered";
    public const string LeadApproved = "lead.approved";
    public const string LeadRejected = "lead.rejected";
    public const string LeadExpiring = "lead.expiring";
    public const string LeadExpired = "lead.expired";
    public const string LeadOffered = "lead.offered";
    public const string LeadAccepted = "lead.accepted";
    public const string LeadDeclined = "lead.declined";
    public const string OfferLapsed = "lead.offer-lapsed";
    public const string OfferWithdrawn = "lead.offer-withdrawn";
    public const string LeadUnplaced = "lead.unplaced";
    public const string ImportFinished = "lead-import.finished";
    public const string ImportFailed = "lead-import.failed";
    public const string WorkDied = "work-item.died";
    public const string JobFailed = "job-run.failed";
    public const string JobMissed = "job-run.missed";
    public const string MailRateCrossed = "mail-rate.crossed";
    public const string FlagProposed = "flag.proposed";
    public const string SecurityAlertRaised = "security-alert.raised";
    public const string FlagStopped = "flag.stopped";

    public const string RegistrationConfirmed = "registration.confirmed";

    private static readonly HashSet<string> actions =
    [
        LeadAssigned, LeadNoted, OpportunityAssigned, OpportunityNoted, TaskAssigned, LeadQuestioned, LeadAnswered, LeadApproved, LeadRejected, LeadExpiring, LeadExpired,
        LeadOffered, LeadAccepted, LeadDeclined, OfferLapsed, OfferWithdrawn, LeadUnplaced, ImportFinished, ImportFailed, WorkDied, JobFailed, JobMissed, MailRateCrossed, FlagProposed, FlagStopped, SecurityAlertRaised, RegistrationConfirmed,
    ];

    public static IReadOnlyCollection<string> All => actions;

    public static bool Has(string action) => actions.Contains(action);

    /// <summary>Nobody is told what they did themselves; what the product did for them is something else.</summary>
    public static bool IsDoneByTheProduct(ActivityEntry entry) => entry.Action is ImportFinished or ImportFailed;
}
