using OpsConsole.Core;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Deliverability;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Security;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Registering;
using OpsConsole.Core.Work;
using OpsConsole.Web.Jobs;
using OpsConsole.Web.Shell;
using OpsConsole.Web.Shell.Tray;

namespace OpsConsole.Web.Notifications;

/// <summary>What people read for a notification, and where it leads them.</summary>
public static class NotificationWords
{
    /// <summary>What happened, without the title of what it is about: "Maria Keller asked about".</summary>
    public static string Lead(NotificationRow row) => row.Action switch
    {
        NotificationSources.LeadAssigned => $"{row.ByName} gave you",
        NotificationSources.LeadNoted => $"{row.ByName} mentioned you on",
        NotificationSources.OpportunityAssigned => $"{row.ByName} gave you",
        NotificationSources.OpportunityNoted => $"{row.ByName} mentioned you on",
        NotificationSources.TaskAssigned => $"{row.ByName} gave you the task",
        NotificationSources.LeadQuestioned => $"{row.ByName} asks about",
        NotificationSources.LeadAnswered => $"{row.ByName} answered about",
        NotificationSources.LeadApproved => $"{row.ByName} approved",
        NotificationSources.LeadRejected => $"{row.ByName} rejected",
        NotificationSources.LeadExpiring => "The countdown ends soon:",
        NotificationSources.LeadExpired => "Ran out unsold:",
        NotificationSources.LeadOffered => "Offered to you:",
        NotificationSources.LeadAccepted => $"{row.ByName} accepted",
        NotificationSources.LeadDeclined => $"{row.ByName} declined",
        NotificationSources.OfferLapsed => "Not answered in time:",
        NotificationSources.OfferWithdrawn => "Withdrawn from you:",
        NotificationSources.LeadUnplaced => "No partner for",
        NotificationSources.ImportFinished => "Import finished:",
        NotificationSources.ImportFailed => "Import failed:",
        NotificationSources.WorkDied => "Work was given up:",
        NotificationSources.JobFailed => "A job failed:",
        NotificationSources.JobMissed => "A job was missed and runs late:",
        NotificationSources.MailRateCrossed => "Mail does badly:",
        NotificationSources.FlagProposed => $"{row.ByName} proposes a change of the flag",
        NotificationSources.SecurityAlertRaised => "Security:",
        NotificationSources.FlagStopped => $"{row.ByName} stopped the flag",
        NotificationSources.RegistrationConfirmed => "Registered, waits for you:",
        _ => row.ByName,
    };

    public static string Title(NotificationRow row) => row.SubjectKind switch
    {
        WorkItem.Subject => WorkKinds.TitleOf(row.Title),
        JobRun.Subject => JobWords.TitleOf(row.Title),
        Flag.Subject => FlagCatalog.ByName.GetValueOrDefault(row.Title)?.Label ?? row.Title,
        _ => row.Title,
    };

    public static string Tone(NotificationRow row) => row.Action switch
    {
        NotificationSources.LeadApproved or NotificationSources.LeadAccepted or NotificationSources.ImportFinished => "good",
        NotificationSources.LeadRejected or NotificationSources.ImportFailed or NotificationSources.WorkDied or NotificationSources.JobFailed or NotificationSources.MailRateCrossed or NotificationSources.LeadUnplaced or NotificationSources.FlagStopped or NotificationSources.SecurityAlertRaised => "bad",
        NotificationSources.LeadQuestioned or NotificationSources.JobMissed or NotificationSources.LeadExpiring or NotificationSources.LeadExpired
            or NotificationSources.LeadDeclined or NotificationSources.OfferLapsed or NotificationSources.OfferWithdrawn or NotificationSources.FlagProposed => "warn",
        _ => "info",
    };

    /// <summary>The record it is about, where this person can see it; null when there is no page of it.</summary>
    public static string? PathOf(NotificationRow row, Actor actor) => row.SubjectKind switch
    {
        "lead" when actor.May(LeadPermissions.View) => AppPaths.Lead(row.SubjectId),
        "lead" when actor.May(LeadPermissions.SubmitOwn) => AppPaths.MyLeads,
        "lead" when actor.May(PartnerPermissions.AnswerOwn) => AppPaths.MyOffersAt(row.Action == NotificationSources.LeadOffered ? null : "past", 0),
        Opportunity.Subject when actor.May(OpportunityPermissions.View) => AppPaths.Opportunity(row.SubjectId),
        "task" when actor.May(TaskPermissions.View) => AppPaths.Tasks,
        JobRun.Subject when actor.May(JobPermissions.View) => AppPaths.Job(row.Title),
        DeliverabilityAlarm.Subject when actor.May(MessagePermissions.View) => AppPaths.Deliverability,
        SecurityAlert.Subject when actor.May(SecurityPermissions.View) => AppPaths.Security,
        Flag.Subject when actor.May(FlagPermissions.View) => AppPaths.Flag(row.Title),
        WorkItem.Subject when actor.May(WorkPermissions.View) => AppPaths.WorkItem(row.SubjectId),
        Registration.Subject when actor.May(UserPermissions.Manage) => AppPaths.Registrations,
        LeadImport.Subject when actor.May(LeadPermissions.Import) => AppPaths.ImportOf(row.SubjectId),
        _ => null,
    };
}
