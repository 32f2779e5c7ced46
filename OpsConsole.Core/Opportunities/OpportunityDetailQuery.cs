using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tasks;

namespace OpsConsole.Core.Opportunities;

/// <summary>Whom an opportunity is about: the lead it was made of, with its owner's phone (E.164) and address.</summary>
/// <param name="MergedIntoLeadId">Where that lead has an opportunity of its own, this one stays with the lead it was made of, which names the other.</param>
public sealed record OpportunityLead(long Id, string Address, string? OwnerName, string? OwnerPhone, string? OwnerEmail, long? MergedIntoLeadId);

/// <summary>An opportunity, also one in the trash, with what stands around it: newest activity and notes first.</summary>
public sealed record OpportunityDetail(
    Opportunity Opportunity, OpportunityLead? Lead, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<NoteLine> Notes, IReadOnlyList<TaskLine> Tasks,
    StageProbabilities Usual);

/// <summary>Reads one opportunity for drawer and page. Callers check <see cref="OpportunityPermissions.View"/> before they watch.</summary>
public sealed class OpportunityDetailQuery(OpsDbs dbs, TaskListQuery tasks, TenantSettings settings)
{
    public const int MostNotes = 100;
    public const int PageSize = 30;

    /// <summary>Null when the tenant has no such opportunity.</summary>
    public async Task<OpportunityDetail?> LoadAsync(long tenantId, long id, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        if (await db.Opportunities.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) is not { } opportunity)
            return null;
        var lead = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(row => row.Id == opportunity.LeadId)
            .Select(row => new OpportunityLead(row.Id, row.Street + ", " + row.City, row.OwnerName, row.OwnerPhone, row.OwnerEmail, row.MergedIntoLeadId)).FirstOrDefaultAsync(ct);
        return new OpportunityDetail(
            opportunity, lead, await EarlierAsync(db, id, null, ct),
            await db.NoteLinesAsync(db.Notes.Where(note => note.OpportunityId == id), MostNotes, ct),
            await tasks.OfOpportunityAsync(tenantId, id, ct), await settings.StageProbabilitiesAsync(tenantId, ct));
    }

    /// <summary>A page of its activity before an entry.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> EarlierAsync(long tenantId, long id, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await EarlierAsync(db, id, beforeId, ct);
    }

    private static async Task<IReadOnlyList<TimelineEntry>> EarlierAsync(OpsDb db, long id, long? beforeId, CancellationToken ct)
    {
        var entries = db.Activity.AsNoTracking().Where(entry => entry.SubjectKind == Opportunity.Subject && entry.SubjectId == id);
        if (beforeId is { } before)
            entries = entries.Where(entry => entry.Id < before);
        return await entries.OrderByDescending(entry => entry.Id).Take(PageSize)
            .Select(entry => new TimelineEntry(entry.Id, entry.AtUtc, entry.ActorName, entry.Action, entry.Particulars)).ToListAsync(ct);
    }
}
