using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Leads.Notes;
using OpsConsole.Core.Leads.Tagging;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Tasks;

namespace OpsConsole.Core.Leads;

/// <summary>A note with the names it mentions, as they stand in the text.</summary>
public sealed record NoteLine(long Id, long Version, string Text, long? AuthorUserId, string AuthorName, DateTime AtUtc, DateTime? ChangedAtUtc, IReadOnlyList<string> Mentions);

/// <summary>A lead, also one in the trash, with what stands around it: newest activity and notes first.</summary>
public sealed record LeadDetail(
    Lead Lead, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<TagName> Tags, IReadOnlyList<NoteLine> Notes, IReadOnlyList<TaskLine> Tasks,
    IReadOnlyList<long> Duplicates, IReadOnlyList<HandoverLine> Handovers,
    IReadOnlyList<MatchedLead> Matches, IReadOnlyList<MergedLead> Merges, LeadVerdicts Verdicts);

/// <summary>Reads one lead for drawer and page. Callers check <see cref="LeadPermissions.View"/> before they watch.</summary>
public sealed class LeadDetailQuery(OpsDbs dbs, LeadTimelineQuery timeline, TaskListQuery tasks, LeadHandoversQuery handovers, LeadMatchesQuery matches, LeadVerificationQuery verdicts)
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
        var notes = await db.LeadNotes.AsNoTracking().Where(note => note.LeadId == leadId).OrderByDescending(note => note.Id).Take(MostNotes)
            .Select(note => new NoteLine(
                note.Id, note.Version, note.Text, note.AuthorUserId, note.AuthorName, note.AtUtc, note.ChangedAtUtc,
                db.LeadNoteMentions.Where(row => row.NoteId == note.Id).Select(row => row.Name).ToList()))
            .ToListAsync(ct);
        var duplicates = await db.Leads.Where(row => row.DuplicateOfLeadId == leadId).OrderBy(row => row.Id).Take(MostDuplicates).Select(row => row.Id).ToListAsync(ct);
        return new LeadDetail(
            lead, await timeline.LoadAsync(new(tenantId, leadId), ct), tags, notes, await tasks.OfLeadAsync(tenantId, leadId, ct), duplicates,
            await handovers.LoadAsync(tenantId, leadId, ct),
            lead.DeletedAtUtc is null ? await matches.OfLeadAsync(tenantId, leadId, ct) : [], await matches.MergedIntoAsync(tenantId, leadId, ct),
            await verdicts.OfLeadAsync(tenantId, leadId, ct));
    }
}
