using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Leads;

/// <summary>One line of a lead's timeline.</summary>
public sealed record TimelineEntry(long Id, DateTime AtUtc, string ActorName, string Action, string? Particulars)
{
    public string Phrase => ActivityActions.PhraseOf(Action);
}

/// <summary>A lead with its newest activity, newest first.</summary>
public sealed record LeadDetail(Lead Lead, IReadOnlyList<TimelineEntry> Timeline);

/// <summary>Reads one lead for the drawer. Callers check <see cref="LeadPermissions.View"/> before they watch.</summary>
public sealed class LeadDetailQuery(OpsDbs dbs)
{
    public const int MostEntries = 50;

    /// <summary>Null when the tenant has no such lead.</summary>
    public async Task<LeadDetail?> LoadAsync(long tenantId, long leadId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var lead = await db.Leads.AsNoTracking().FirstOrDefaultAsync(row => row.Id == leadId, ct);
        if (lead is null)
            return null;
        var timeline = await db.Activity.AsNoTracking()
            .Where(entry => entry.SubjectKind == "lead" && entry.SubjectId == leadId)
            .OrderByDescending(entry => entry.Id).Take(MostEntries)
            .Select(entry => new TimelineEntry(entry.Id, entry.AtUtc, entry.ActorName, entry.Action, entry.Particulars))
            .ToListAsync(ct);
        return new LeadDetail(lead, timeline);
    }
}
