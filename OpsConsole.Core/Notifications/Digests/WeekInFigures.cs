using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Partners;

namespace OpsConsole.Core.Notifications.Digests;

/// <summary>What a firm did in a week.</summary>
/// <param name="MedianHours">From submission to decision, of what people and the deadline decided; null when nothing was.</param>
public sealed record WeekFigures(int Submitted, int Approved, int Rejected, int Expired, int HandedOver, double? MedianHours, int Waiting, DateTime? OldestAtUtc)
{
    public bool IsEmpty => Submitted + Approved + Rejected + Expired + HandedOver + Waiting == 0;
}

/// <summary>Counts a firm's week; once for all its people in a zone, see <see cref="SendDigests"/>.</summary>
public sealed class WeekInFigures
{
    /// <summary>A median of so many is one of all, near enough.</summary>
    private const int MostMeasured = 20_000;

    internal async Task<WeekFigures> CountAsync(OpsDb db, DigestWeek week, CancellationToken ct)
    {
        var (from, until) = (week.FromUtc, week.UntilUtc);
        var submitted = await db.Leads.CountAsync(lead => lead.SubmittedAtUtc >= from && lead.SubmittedAtUtc < until, ct);
        var decided = db.Leads.AsNoTracking().Where(lead => lead.DecidedAtUtc >= from && lead.DecidedAtUtc < until);
        var rejected = await decided.CountAsync(lead => lead.RejectReason != null, ct);
        var approved = await decided.CountAsync(ct) - rejected;
        var expired = await db.Leads.CountAsync(lead => lead.Status == LeadStatus.Expired && lead.StatusChangedAtUtc >= from && lead.StatusChangedAtUtc < until, ct);
        var handedOver = await db.LeadHandovers.CountAsync(row => row.State == HandoverState.Accepted && row.EndedAtUtc >= from && row.EndedAtUtc < until, ct);
        var spans = await decided.OrderByDescending(lead => lead.Id).Take(MostMeasured).Select(lead => new { lead.SubmittedAtUtc, lead.DecidedAtUtc }).ToListAsync(ct);
        var hours = spans.Select(span => (span.DecidedAtUtc!.Value - span.SubmittedAtUtc).TotalHours).Order().ToList();
        var pending = db.Leads.AsNoTracking().Where(lead => lead.Status == LeadStatus.Pending);
        return new(submitted, approved, rejected, expired, handedOver, Median(hours), await pending.CountAsync(ct), await pending.MinAsync(lead => (DateTime?)lead.SubmittedAtUtc, ct));
    }

    internal static double? Median(IReadOnlyList<double> ordered) =>
        ordered.Count == 0 ? null : (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
}
