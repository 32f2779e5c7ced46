using OpsConsole.Jobs.Activity;
using OpsConsole.Jobs.Bulk;
using OpsConsole.Jobs.Integrations;
using OpsConsole.Jobs.Leads;
using OpsConsole.Jobs.Messages;
using OpsConsole.Jobs.Notifications;
using OpsConsole.Jobs.Partners;
using OpsConsole.Jobs.Users;
using OpsConsole.Jobs.Work;

namespace OpsConsole.Jobs;

/// <summary>Every job that runs on a clock: the one list of names and schedules. Each node schedules all; the row of a run decides which one runs it.</summary>
public static class JobCatalog
{
    public static IReadOnlyList<JobDefinition> All { get; } =
    [
        new("expire-leads", "0 0 * * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Takes leads off the marketplace whose countdown is over and offers each to the next partner.", typeof(ExpireLeadsJob)),
        new("move-on-offers", "30 0/5 * * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Ends offers that partners did not answer in time and offers the leads to the next ones.", typeof(MoveOnOffersJob)),
        new("tell-of-expiring-leads", "0 7/15 * * * ?", "UTC", TimeSpan.FromMinutes(10),
            "Tells managers and agents once of each countdown that ends soon.", typeof(TellOfExpiringLeadsJob)),
        new("reject-stale-leads", "0 10 * * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Rejects leads that waited for a decision longer than their tenant allows.", typeof(RejectStaleLeadsJob)),
        new("score-open-leads", "0 15 2 * * ?", "UTC", TimeSpan.FromHours(1),
            "Queues a recount of all open leads' scores: photos grow old, leads wait, and markets change.", typeof(ScoreOpenLeadsJob)),
        new("end-lapsed-viewings", "15 0/10 * * * ?", "UTC", TimeSpan.FromMinutes(5),
            "Brings people back to themselves who looked at the console as somebody else for longer than their tenant allows.", typeof(EndLapsedViewingsJob)),
        new("empty-trash", "0 20 3 * * ?", "UTC", TimeSpan.FromHours(1),
            "Removes leads for good that lay in the trash longer than it keeps them.", typeof(EmptyTrashJob)),
        new("sweep-bulk-results", "0 30 3 * * ?", "UTC", TimeSpan.FromHours(1),
            "Removes what came of each lead or account in bulk actions that ended longer ago than the tenant keeps it.", typeof(SweepBulkResultsJob)),
        new("sweep-photos", "0 35 3 * * ?", "UTC", TimeSpan.FromHours(1),
            "Removes photos of forms that nobody sent, and photos that were removed more than a day ago.", typeof(SweepPhotosJob)),
        new("sweep-outbox", "0 40 3 * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Removes outbox rows that were done more than a day ago.", typeof(SweepOutboxJob)),
        new("sweep-provider-calls", "0 45 3 * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Removes calls of outside systems that are older than the tenant keeps them, and answers that are no longer good.", typeof(SweepProviderCallsJob)),
        new("read-bounces", "40 2/5 * * * ?", "UTC", TimeSpan.FromMinutes(4),
            "Reads what the mail server returned: mails that did not arrive and complaints; blocks addresses that do not work.", typeof(ReadBouncesJob)),
        new("look-at-deliverability", "0 20 6 * * ?", "UTC", TimeSpan.FromHours(6),
            "Tells those who look after messages when mail of the last week came back or was complained about too often.", typeof(LookAtDeliverabilityJob)),
        new("sweep-messages", "0 48 3 * * ?", "UTC", TimeSpan.FromHours(1),
            "Removes sent messages that are older than the tenant keeps them.", typeof(SweepMessagesJob)),
        new("sweep-finished-work", "0 55 3 * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Removes work of the queue that ended longer ago than the tenant keeps it.", typeof(SweepFinishedWorkJob)),
        new("warn-inactive-users", "0 0 5 1 1,4,7,10 ?", "UTC", TimeSpan.FromHours(1),
            "Writes to people who have not signed in for months: their account becomes inactive unless they do.", typeof(WarnInactiveUsersJob)),
        new("close-inactive-users", "0 10 5 * * ?", "UTC", TimeSpan.FromHours(1),
            "Makes accounts inactive whose owners were written to and did not sign in within the term.", typeof(CloseInactiveUsersJob)),
        new("sweep-data-copies", "0 25 3 * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Removes copies of people's data that they can no longer take.", typeof(SweepDataCopiesJob)),
        new("sweep-registrations", "0 0 4 * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Removes registrations whose address never answered.", typeof(SweepRegistrationsJob)),
        new("sweep-job-runs", "0 5 4 * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Removes runs of jobs after a quarter, or after more than a year where something went wrong.", typeof(SweepJobRunsJob)),
        new("sweep-sign-ins", "0 10 4 * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Removes attempts to sign in, and sessions that are over, once they are older than the tenant keeps them.", typeof(SweepSignInsJob)),
        new("verify-activity", "0 30 2 ? * SUN", "UTC", TimeSpan.FromHours(12),
            "Has the chain of every tenant's activity verified; a break raises an alert.", typeof(VerifyActivityJob)),
        new("sweep-personal-reads", "0 35 3 * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Removes what keeps looks at personal data to one record an hour; the records stay.", typeof(SweepPersonalReadsJob)),
        new("send-digests", "20 0/30 * * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Queues the summary of the week for everybody whose Monday has come to the hour, on their own clock.", typeof(SendDigestsJob)),
        new("send-reminders", "40 0/30 * * * ?", "UTC", TimeSpan.FromMinutes(30),
            "Queues a mail for everybody who has tasks or opportunities due today, in the morning on their own clock.", typeof(SendRemindersJob)),
        new("sweep-notifications", "0 50 3 ? * SUN", "UTC", TimeSpan.FromMinutes(30),
            "Removes notifications that were read longer ago than the tenant keeps them.", typeof(SweepNotificationsJob)),
    ];

    /// <exception cref="KeyNotFoundException">No job has that name: a programming error.</exception>
    public static JobDefinition Named(string name) => byName[name];

    private static readonly Dictionary<string, JobDefinition> byName = All.ToDictionary(job => job.Name);
}
