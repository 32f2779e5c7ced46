using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads;

/// <summary>
/// Rejects leads that wait for a decision longer than the tenant allows, and says so to their agents. The wait starts anew with whatever
/// brought the review on: the submission, a decision taken back, a question, its answer.
/// </summary>
public sealed class RejectStaleLeads(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    /// <returns>How many leads were rejected.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long rejected = 0;
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
        {
            if (!await settings.GetAsync(tenantId, SettingCatalog.StaleReviewRejects, ct))
                continue;
            var (now, days) = (clock.GetUtcNow().UtcDateTime, await settings.GetAsync(tenantId, SettingCatalog.StaleReviewDays, ct));
            var notice = await settings.GetAsync(tenantId, SettingCatalog.StaleReviewNotice, ct);
            rejected += await new Sweep<Lead>(dbs, tenantId, db => WaitingSince(db, now.AddDays(-days)), (db, leads, _) =>
            {
                Reject(db, leads, now, days, notice);
                return Task.CompletedTask;
            }).RunAsync(ct);
        }

        return rejected;
    }

    private static IQueryable<Lead> WaitingSince(OpsDb db, DateTime since) => db.Leads
        .Where(lead => lead.Status == LeadStatus.Pending && lead.StatusChangedAtUtc < since && lead.SubmittedAtUtc < since)
        .Where(lead => (lead.QuestionAtUtc == null || lead.QuestionAtUtc < since) && (lead.AnswerAtUtc == null || lead.AnswerAtUtc < since))
        .OrderBy(lead => lead.StatusChangedAtUtc).ThenBy(lead => lead.Id);

    private static void Reject(OpsDb db, IReadOnlyList<Lead> leads, DateTime now, int days, string notice)
    {
        var system = Actor.System(db.TenantId, "Review deadline");
        foreach (var lead in leads)
        {
            var from = lead.Status;
            if (lead.Reject(system, now, RejectReason.NotReviewedInTime, NoticeOf(lead, days, notice)) is { } refusal)
                throw new InvalidOperationException(refusal.Message);
            db.Record(system, "lead.rejected", lead, new { From = from, To = lead.Status, Details = new { Reason = lead.RejectReason, Note = lead.RejectNote } });
        }
    }

    private static string NoticeOf(Lead lead, int days, string notice)
    {
        var span = days == 1 ? "a day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");
        return lead.HasOpenQuestion
            ? $"The question about it was not answered within {span}, so it was closed without a decision. {notice}"
            : $"Nobody came to a decision within {span}, so it was closed without one. {notice}";
    }
}
