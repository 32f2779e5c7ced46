using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Partners;

/// <summary>One partner's chance at a lead, as colleagues read it.</summary>
public sealed record HandoverLine(
    long Id, long Version, string PartnerName, HandoverState State, DateTime OfferedAtUtc, DateTime TermEndsAtUtc, DateTime? EndedAtUtc, string? Reason, string Why, string Skipped);

/// <summary>To whom a lead was offered, newest first. Callers check <see cref="PartnerPermissions.View"/>.</summary>
public sealed class LeadHandoversQuery(OpsDbs dbs)
{
    /// <summary>A lead that went through more hands is looked at in its timeline.</summary>
    public const int Most = 50;

    public async Task<IReadOnlyList<HandoverLine>> LoadAsync(long tenantId, long leadId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await db.LeadHandovers.AsNoTracking().Where(row => row.LeadId == leadId).OrderByDescending(row => row.Id).Take(Most)
            .Select(row => new HandoverLine(row.Id, row.Version, row.PartnerName, row.State, row.OfferedAtUtc, row.TermEndsAtUtc, row.EndedAtUtc, row.Reason, row.Why, row.Skipped))
            .ToListAsync(ct);
    }
}
