using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Jobs;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Security;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Registering;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Notifications;

/// <summary>Whom an entry concerns, and what it is called.</summary>
/// <param name="About">What it leads to, when its own subject is something of that: a task of a lead or an opportunity.</param>
internal sealed record Notice(ActivityEntry Entry, IReadOnlyCollection<long> UserIds, string Title, string? Detail = null, (string Kind, long Id)? About = null);

/// <summary>Finds out whom a batch of one tenant's entries concerns, each kind of subject read once.</summary>
internal sealed class Recipients(OpsDb db, IReadOnlyList<ActivityEntry> entries)
{
    public async Task<IReadOnlyList<Notice>> FindAsync(CancellationToken ct) =>
    [
        .. await OfLeadsAsync(ct),
        .. await OfOpportunitiesAsync(ct),
        .. entries.Where(entry => entry.Action == NotificationSources.TaskAssigned)
            .Select(entry => new Notice(entry, Given(entry.NumberIn("to")), entry.TextIn("title") ?? "A task", About: AboutOf(entry))),
        .. entries.Where(NotificationSources.IsDoneByTheProduct)
            .Select(entry => new Notice(entry, Given(entry.ActorUserId), entry.TextIn("fileName") ?? "A file", Outcome(entry))),
        .. await OfWorkAsync(ct),
        .. await OfJobsAsync(ct),
        .. await OfMailRatesAsync(ct),
        .. await OfFlagsAsync(ct),
        .. await OfRegistrationsAsync(ct),
        .. await OfSecurityAsync(ct),
    ];

    private async Task<IEnumerable<Notice>> OfLeadsAsync(CancellationToken ct)
    {
        var ofLeads = entries.Where(entry => entry.SubjectKind == "lead").ToList();
        if (ofLeads.Count == 0)
            return [];
        var ids = ofLeads.Select(entry => entry.SubjectId).Distinct().ToList();
        var leads = await db.Leads.AsNoTracking().Where(lead => ids.Contains(lead.Id))
            .Select(lead => new { lead.Id, Title = lead.Street + ", " + lead.City, lead.SubmittedByUserId, lead.DecidedByUserId, IsImported = lead.ImportId != null })
            .ToDictionaryAsync(lead => lead.Id, ct);
        var askers = await AskersAsync([.. ofLeads.Where(entry => entry.Action == NotificationSources.LeadAnswered)], ct);
        var offerers = ofLeads.Exists(entry => entry.Action == NotificationSources.LeadUnplaced)
            ? await db.PeopleWhoMay(PartnerPermissions.Offer).Select(user => user.Id).ToListAsync(ct)
            : [];
        return ofLeads.Where(entry => leads.ContainsKey(entry.SubjectId)).Select(entry =>
        {
            var lead = leads[entry.SubjectId];
            return entry.Action switch
            {
                NotificationSources.LeadAssigned => new Notice(entry, Given(entry.NumberIn("to")), lead.Title),
                NotificationSources.LeadNoted => new Notice(entry, entry.NumbersIn("mentions"), lead.Title, entry.TextIn("text") ?? entry.TextIn("note")),
                NotificationSources.LeadQuestioned => new Notice(entry, Given(lead.SubmittedByUserId), lead.Title, entry.TextIn("question")),
                NotificationSources.LeadAnswered => new Notice(entry, Given(askers.GetValueOrDefault(entry.Id)), lead.Title, entry.TextIn("answer")),
                NotificationSources.LeadExpired => new Notice(entry, Given(lead.DecidedByUserId), lead.Title),
                NotificationSources.LeadExpiring => new Notice(entry, [.. Given(lead.DecidedByUserId), .. lead.IsImported ? [] : Given(lead.SubmittedByUserId)], lead.Title),
                NotificationSources.LeadOffered => new Notice(entry, Given(entry.NumberIn("to")), lead.Title),
                NotificationSources.OfferLapsed or NotificationSources.OfferWithdrawn => new Notice(entry, Given(entry.NumberIn("from")), lead.Title, entry.TextIn("note")),
                NotificationSources.LeadAccepted or NotificationSources.LeadDeclined => new Notice(entry, Given(lead.DecidedByUserId), lead.Title, entry.TextIn("note")),
                NotificationSources.LeadUnplaced => new Notice(entry, lead.DecidedByUserId is { } decider && offerers.Contains(decider) ? [decider] : offerers, lead.Title, entry.TextIn("why")),
                // Whoever imported a file of thousands does not want to hear of each.
                _ => new Notice(entry, lead.IsImported ? [] : Given(lead.SubmittedByUserId), lead.Title, entry.TextIn("note")),
            };
        });
    }

    private async Task<IEnumerable<Notice>> OfOpportunitiesAsync(CancellationToken ct)
    {
        var own = entries.Where(entry => entry.SubjectKind == Opportunity.Subject).ToList();
        if (own.Count == 0)
            return [];
        var ids = own.Select(entry => entry.SubjectId).Distinct().ToList();
        var titles = await db.Opportunities.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Title, ct);
        return own.Where(entry => titles.ContainsKey(entry.SubjectId)).Select(entry => new Notice(
            entry, entry.Action == NotificationSources.OpportunityAssigned ? Given(entry.NumberIn("to")) : entry.NumbersIn("mentions"), titles[entry.SubjectId]));
    }

    /// <summary>Who asked the question that an answer answers: the last one before it.</summary>
    private async Task<Dictionary<long, long?>> AskersAsync(IReadOnlyList<ActivityEntry> answers, CancellationToken ct)
    {
        var askers = new Dictionary<long, long?>();
        foreach (var answer in answers)
            askers[answer.Id] = await db.Activity.AsNoTracking()
                .Where(entry => entry.SubjectKind == answer.SubjectKind && entry.SubjectId == answer.SubjectId && entry.Id < answer.Id && entry.Action == NotificationSources.LeadQuestioned)
                .OrderByDescending(entry => entry.Id).Select(entry => entry.ActorUserId).FirstOrDefaultAsync(ct);
        return askers;
    }

    /// <summary>Work that was given up: whoever started it, and those who can start it again.</summary>
    private async Task<IEnumerable<Notice>> OfWorkAsync(CancellationToken ct)
    {
        var died = entries.Where(entry => entry.Action == NotificationSources.WorkDied).ToList();
        if (died.Count == 0)
            return [];
        var ids = died.Select(entry => entry.SubjectId).ToList();
        var starters = await db.WorkItems.AsNoTracking().Where(item => ids.Contains(item.Id)).ToDictionaryAsync(item => item.Id, item => item.CreatedByUserId, ct);
        var managers = await HoldersAsync(WorkPermissions.Manage, ct);
        return died.Select(entry => new Notice(
            entry, [.. managers.Union(Given(starters.GetValueOrDefault(entry.SubjectId)))], entry.TextIn("kind") ?? "Queued work", entry.TextIn("error")));
    }

    /// <summary>Jobs that fail or come late: those who can do something about it.</summary>
    private async Task<IEnumerable<Notice>> OfJobsAsync(CancellationToken ct)
    {
        var ofJobs = entries.Where(entry => entry.SubjectKind == JobRun.Subject).ToList();
        if (ofJobs.Count == 0)
            return [];
        var holders = await HoldersAsync(JobPermissions.Run, ct);
        return ofJobs.Select(entry => new Notice(entry, holders, entry.TextIn("job") ?? "A job", entry.TextIn("error")));
    }

    /// <summary>Mail that comes back or is complained about too often: those who look after messages.</summary>
    private async Task<IEnumerable<Notice>> OfMailRatesAsync(CancellationToken ct)
    {
        var crossed = entries.Where(entry => entry.Action == NotificationSources.MailRateCrossed).ToList();
        if (crossed.Count == 0)
            return [];
        var holders = await HoldersAsync(MessagePermissions.Manage, ct);
        return crossed.Select(entry => new Notice(entry, holders, entry.TextIn("about") ?? "Mail does badly"));
    }

    /// <summary>A change that waits for a second person, and an emergency stop: those who may change flags.</summary>
    private async Task<IEnumerable<Notice>> OfFlagsAsync(CancellationToken ct)
    {
        var ofFlags = entries.Where(entry => entry.SubjectKind == Flag.Subject).ToList();
        if (ofFlags.Count == 0)
            return [];
        var ids = ofFlags.Select(entry => entry.SubjectId).Distinct().ToList();
        var names = await db.Flags.AsNoTracking().Where(flag => ids.Contains(flag.Id)).ToDictionaryAsync(flag => flag.Id, flag => flag.Name, ct);
        var holders = await HoldersAsync(FlagPermissions.Change, ct);
        return ofFlags.Where(entry => names.ContainsKey(entry.SubjectId)).Select(entry => new Notice(entry, holders, names[entry.SubjectId], entry.TextIn("reason")));
    }

    /// <summary>Somebody waits to be let in: those who can.</summary>
    private async Task<IEnumerable<Notice>> OfRegistrationsAsync(CancellationToken ct)
    {
        var own = entries.Where(entry => entry.SubjectKind == Registration.Subject).ToList();
        if (own.Count == 0)
            return [];
        var ids = own.Select(entry => entry.SubjectId).ToList();
        var names = await db.Registrations.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, ct);
        var holders = await HoldersAsync(UserPermissions.Manage, ct);
        return own.Where(entry => names.ContainsKey(entry.SubjectId)).Select(entry => new Notice(entry, holders, names[entry.SubjectId]));
    }

    /// <summary>What may be an intrusion: those who can look into it.</summary>
    private async Task<IEnumerable<Notice>> OfSecurityAsync(CancellationToken ct)
    {
        var raised = entries.Where(entry => entry.Action == NotificationSources.SecurityAlertRaised).ToList();
        if (raised.Count == 0)
            return [];
        var holders = await HoldersAsync(SecurityPermissions.View, ct);
        return raised.Select(entry => new Notice(entry, holders, entry.TextIn("about") ?? "An alert", entry.TextIn("did")));
    }

    private Task<List<long>> HoldersAsync(string permission, CancellationToken ct) => db.RoleMemberships.AsNoTracking()
        .Where(membership => membership.Role.Permissions.Any(held => held.Permission == permission))
        .Select(membership => membership.UserId).Distinct().ToListAsync(ct);

    private static string? Outcome(ActivityEntry entry) => entry.TextIn("error")
        ?? ImportCounts.Words(entry.NumberIn("added") ?? 0, entry.NumberIn("updated"), entry.NumberIn("duplicates") ?? 0, entry.NumberIn("failed") ?? 0);

    private static (string Kind, long Id)? AboutOf(ActivityEntry task) =>
        task.NumberIn("leadId") is { } leadId ? ("lead", leadId)
        : task.NumberIn("opportunityId") is { } opportunityId ? (Opportunity.Subject, opportunityId)
        : null;

    private static IReadOnlyCollection<long> Given(long? userId) => userId is { } id ? [id] : [];
}
