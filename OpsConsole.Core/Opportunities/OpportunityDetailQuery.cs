using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Notes;
using OpsConsole.Core.Tasks;

namespace OpsConsole.Core.Opportunities;

/// <summary>Whom an opportunity is about: the lead it was made of, with its owner's phone (E.164) and address.</summary>
public sealed record OpportunityLead(long Id, string Address, string? OwnerName, string? OwnerPhone, string? OwnerEmail);

/// <summary>An opportunity with what stands around it: newest activity and notes first.</summary>
public sealed record OpportunityDetail(
    Opportunity Opportunity, OpportunityLead? Lead, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<NoteLine> Notes, IReadOnlyList<TaskLine> Tasks);

/// <summary>Reads one opportunity for drawer and page. Callers check <see cref="OpportunityPermissions.View"/> before they watch.</summary>
public sealed class OpportunityDetailQuery(OpsDbs dbs, TaskListQuery tasks)
{
    public const int MostNotes = 100;
    public const int PageSize = 30;

    /// <summary>Null when the tenant has no such opportunity.</summary>
    public async Task<OpportunityDetail?> LoadAsync(long tenantId, long id, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        if (await db.Opportunities.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) is not { } opportunity)
            return null;
        var lead = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(row => row.Id == opportunity.LeadId)
            .Select(row => new OpportunityLead(row.Id, row.Street + ", " + row.City, row.OwnerName, row.OwnerPhone, row.OwnerEmail)).FirstOrDefaultAsync(ct);
        return new OpportunityDetail(
            opportunity, lead, await EarlierAsync(db, id, null, ct),
            await db.NoteLinesAsync(db.LeadNotes.Where(note => note.OpportunityId == id), MostNotes, ct),
            await tasks.OfOpportunityAsync(tenantId, id, ct));
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
