using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;

namespace OpsConsole.Core.Notifications.Letters;

/// <summary>Which mail tells of an entry, and in what line.</summary>
internal static class NoticeTemplates
{
    public static NoticeTemplate For(ActivityEntry entry) => entry.Action switch
    {
        NotificationSources.LeadApproved => LeadApprovedMessage.Is,
        NotificationSources.LeadRejected => entry.TextIn("reason") == nameof(RejectReason.NotReviewedInTime) ? LeadNotReviewedMessage.Is : LeadRejectedMessage.Is,
        NotificationSources.LeadQuestioned => LeadQuestionedMessage.Is,
        NotificationSources.LeadAnswered => LeadAnsweredMessage.Is,
        NotificationSources.LeadAssigned or NotificationSources.OpportunityAssigned or NotificationSources.TaskAssigned => GivenToYouMessage.Is,
        NotificationSources.LeadNoted or NotificationSources.OpportunityNoted => MentionedMessage.Is,
        NotificationSources.LeadExpiring => LeadExpiringMessage.Is,
        NotificationSources.LeadExpired => LeadExpiredMessage.Is,
        NotificationSources.LeadOffered => LeadOfferedMessage.Is,
        NotificationSources.OfferLapsed => OfferLapsedMessage.Is,
        NotificationSources.OfferWithdrawn => OfferWithdrawnMessage.Is,
        NotificationSources.LeadAccepted or NotificationSources.LeadDeclined => OfferAnsweredMessage.Is,
        NotificationSources.LeadUnplaced => LeadUnplacedMessage.Is,
        NotificationSources.ImportFinished or NotificationSources.ImportFailed => ImportEndedMessage.Is,
        NotificationSources.RegistrationConfirmed => RegistrationWaitingMessage.Is,
        NotificationSources.SecurityAlertRaised => SecurityAlertedMessage.Is,
        NotificationSources.JobFailed or NotificationSources.JobMissed or NotificationSources.WorkDied or NotificationSources.MailRateCrossed => OperationsTroubledMessage.Is,
        NotificationSources.FlagProposed or NotificationSources.FlagStopped => FlagChangedMessage.Is,
        _ => throw new InvalidOperationException($"No mail tells of {entry.Action}."),
    };

    /// <summary>"118 Cedar Street, Galt (Maria Keller): The owner sold in May."</summary>
    public static string LineOf(Notification row)
    {
        var line = row.Action switch
        {
            NotificationSources.LeadAccepted => $"{row.Title}: accepted by {row.ByName}",
            NotificationSources.LeadDeclined => $"{row.Title}: declined by {row.ByName}",
            _ when SaysWho(row.Action) => $"{row.Title} ({row.ByName})",
            _ => row.Title,
        };
        return row.Detail is { Length: > 0 } detail ? $"{line}: {detail.ReplaceLineEndings(" ")}" : line;
    }

    /// <summary>Elsewhere the product itself did it, or it does not matter who.</summary>
    private static bool SaysWho(string action) => action is NotificationSources.LeadApproved or NotificationSources.LeadRejected or NotificationSources.LeadQuestioned or NotificationSources.LeadAnswered
        or NotificationSources.LeadAssigned or NotificationSources.OpportunityAssigned or NotificationSources.TaskAssigned or NotificationSources.LeadNoted or NotificationSources.OpportunityNoted
        or NotificationSources.OfferWithdrawn or NotificationSources.FlagProposed or NotificationSources.FlagStopped;
}
