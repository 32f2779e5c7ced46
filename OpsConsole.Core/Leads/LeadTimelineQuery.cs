using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Leads;

/// <summary>Kinds of a timeline's lines, for narrowing it.</summary>
public enum TimelineKind
{
    All,
    Decisions,
    Facts,
    Notes,
    People,
}

/// <summary>A page of a timeline: the newest, or those before an entry.</summary>
public sealed record TimelineKey(long TenantId, long LeadId, TimelineKind Kind = TimelineKind.All, long? BeforeId = null);

/// <summary>A lead's activity, newest first, a page at a time. Callers check <see cref="LeadPermissions.View"/>.</summary>
public sealed class LeadTimelineQuery(OpsDbs dbs)
{
    public const int PageSize = 30;

    private static readonly string[] partners = ["lead.offered", "lead.accepted", "lead.declined", "lead.offer-lapsed", "lead.offer-withdrawn", "lead.unplaced"];

    private static readonly Dictionary<TimelineKind, string[]> actions = new()
    {
        [TimelineKind.Decisions] = ["lead.submitted", "lead.imported", "lead.approved", "lead.rejected", "lead.questioned", "lead.answered", "lead.taken-back", "lead.countdown-changed", "lead.held", "lead.released", "lead.expiring", "lead.expired", "lead.sold", "lead.converted", .. partners],
        [TimelineKind.Facts] = ["lead.edited", "lead.address-settled", "lead.tagged", "lead.untagged", "lead.deleted", "lead.restored", "lead.matched", "lead.kept-apart", "lead.merged", "lead.unmerged"],
        [TimelineKind.Notes] = ["lead.noted", "lead.note-changed", "lead.note-removed"],
        [TimelineKind.People] = ["lead.assigned"],
    };

    public async Task<IReadOnlyList<TimelineEntry>> LoadAsync(TimelineKey key, CancellationToken ct)
    {
        await using var db = dbs.Open(key.TenantId);
        var entries = db.Activity.AsNoTracking().Where(entry => entry.SubjectKind == "lead" && entry.SubjectId == key.LeadId);
        if (actions.TryGetValue(key.Kind, out var wanted))
            entries = entries.Where(entry => wanted.Contains(entry.Action));
        if (key.BeforeId is { } before)
            entries = entries.Where(entry => entry.Id < before);
        return await entries.OrderByDescending(entry => entry.Id).Take(PageSize)
            .Select(entry => new TimelineEntry(entry.Id, entry.AtUtc, entry.ActorName, entry.Action, entry.Particulars))
            .ToListAsync(ct);
    }
}
