using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Notes;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Tasks;

namespace OpsConsole.Core.Leads;

/// <summary>A lead, also one in the trash, with what stands around it: newest activity and notes first.</summary>
public sealed record LeadDetail(
    Lead Lead, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<TagName> Tags, IReadOnlyList<NoteLine> Notes, IReadOnlyList<TaskLine> Tasks,
    IReadOnlyList<long> Duplicates, IReadOnlyList<HandoverLine> Handovers,
    IReadOnlyList<MatchedLead> Matches, IReadOnlyList<MergedLead> Merges, long? OpportunityId, LeadVerdicts Verdicts, IReadOnlyList<PhotoLine> Photos)
{
    /// <summary>Null when its scores were not reckoned yet.</summary>
    public LeadReckoning? Reckoning { get; init; }
}

/// <summary>Reads one lead for drawer and page. Callers check <see cref="LeadPermissions.View"/> before they watch.</summary>
public sealed class LeadDetailQuery(OpsDbs dbs, LeadTimelineQuery timeline, TaskListQuery tasks, LeadHandoversQuery handovers, LeadMatchesQuery matches, LeadVerificationQuery verdicts,
    LeadPhotosQuery photos)
{
    public const int MostNotes = 100;
    public const int MostDuplicates = 20;

    /// <summary>Null when the tenant has no such lead.</summary>
    public async Task<LeadDetail?> LoadAsync(long tenantId, long leadId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var lead = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().FirstOrDefaultAsync(row => row.Id == leadId, ct);
        if (lead is null)
            return null;
        var tags = await db.LeadTags.Where(row => row.LeadId == leadId)
            .Join(db.Tags, row => row.TagId, tag => tag.Id, (row, tag) => new { tag.Id, tag.Name, tag.Key })
            .OrderBy(tag => tag.Key).Select(tag => new TagName(tag.Id, tag.Name)).ToListAsync(ct);
        var notes = await db.NoteLinesAsync(db.Notes.Where(note => note.LeadId == leadId), MostNotes, ct);
        var duplicates = await db.Leads.Where(row => row.DuplicateOfLeadId == leadId).OrderBy(row => row.Id).Take(MostDuplicates).Select(row => row.Id).ToListAsync(ct);
        var opportunity = await db.Opportunities.Where(row => row.LeadId == leadId).Select(row => (long?)row.Id).FirstOrDefaultAsync(ct);
        return new LeadDetail(
            lead, await timeline.LoadAsync(new(tenantId, leadId), ct), tags, notes, await tasks.OfLeadAsync(tenantId, leadId, ct), duplicates,
            await handovers.LoadAsync(tenantId, leadId, ct),
            lead.DeletedAtUtc is null ? await matches.OfLeadAsync(tenantId, leadId, ct) : [], await matches.MergedIntoAsync(tenantId, leadId, ct), opportunity,
            await verdicts.OfLeadAsync(tenantId, leadId, ct), await photos.OfLeadsAsync(tenantId, [leadId], ct))
        {
            Reckoning = await db.LeadReckonings.AsNoTracking().FirstOrDefaultAsync(row => row.LeadId == leadId, ct),
        };
    }
}
