using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;

namespace OpsConsole.Core.Notifications.Digests;

/// <summary>What became of somebody's own leads in a week, and what waits.</summary>
/// <param name="Lines">The latest, as they are listed.</param>
public sealed record OwnWeek(int Approved, int Rejected, int Expired, int Waiting, int Asked, IReadOnlyList<string> Lines)
{
    public bool IsEmpty => Approved + Rejected + Expired + Waiting == 0;
}

internal static class OwnWeeks
{
    private const int MostLines = 8;

    private static readonly LeadStatus[] told = [LeadStatus.Approved, LeadStatus.Rejected, LeadStatus.Expired];

    /// <summary>Of a few hundred people at once, in two queries.</summary>
    public static async Task<Dictionary<long, OwnWeek>> OwnWeeksAsync(this OpsDb db, IReadOnlyCollection<long> userIds, DigestWeek week, CancellationToken ct)
    {
        if (userIds.Count == 0)
            return [];
        var (from, until) = (week.FromUtc, week.UntilUtc);
        var counts = await db.Leads.AsNoTracking()
            .Where(lead => lead.SubmittedByUserId != null && userIds.Contains(lead.SubmittedByUserId.Value))
            .Where(lead => lead.Status == LeadStatus.Pending || (told.Contains(lead.Status) && lead.StatusChangedAtUtc >= from && lead.StatusChangedAtUtc < until))
            .GroupBy(lead => new { UserId = lead.SubmittedByUserId!.Value, lead.Status })
            .Select(group => new { group.Key.UserId, group.Key.Status, Count = group.Count(), Asked = group.Count(lead => lead.QuestionAtUtc != null && lead.AnswerAtUtc == null) }).ToListAsync(ct);
        var latest = await db.Users.AsNoTracking().Where(user => userIds.Contains(user.Id)).Select(user => new
        {
            user.Id,
            Leads = db.Leads.Where(lead => lead.SubmittedByUserId == user.Id && told.Contains(lead.Status) && lead.StatusChangedAtUtc >= from && lead.StatusChangedAtUtc < until)
                .OrderByDescending(lead => lead.StatusChangedAtUtc).ThenByDescending(lead => lead.Id).Take(MostLines)
                .Select(lead => new { lead.Street, lead.City, lead.Status, lead.RejectNote }).ToList(),
        }).ToListAsync(ct);
        return latest.ToDictionary(user => user.Id, user =>
        {
            int Of(LeadStatus status) => counts.FirstOrDefault(row => row.UserId == user.Id && row.Status == status)?.Count ?? 0;
            return new OwnWeek(Of(LeadStatus.Approved), Of(LeadStatus.Rejected), Of(LeadStatus.Expired), Of(LeadStatus.Pending),
                counts.FirstOrDefault(row => row.UserId == user.Id && row.Status == LeadStatus.Pending)?.Asked ?? 0,
                [.. user.Leads.Select(lead => $"{lead.Street}, {lead.City}: {lead.Status.ToString().ToLowerInvariant()}{(lead.RejectNote is { Length: > 0 } note ? $" ({note.ReplaceLineEndings(" ")})" : "")}")]);
        });
    }
}
