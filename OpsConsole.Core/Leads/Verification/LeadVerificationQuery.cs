using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>What is known of a lead's phone, address and checklist; both parts may be missing.</summary>
public sealed record LeadVerdicts(LeadVerification? Verification, IReadOnlyList<LeadCheckmark> Checklist);

/// <summary>Callers check <see cref="LeadPermissions.View"/>.</summary>
public sealed class LeadVerificationQuery(OpsDbs dbs)
{
    public async Task<LeadVerdicts> OfLeadAsync(long tenantId, long leadId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return new LeadVerdicts(
            await db.LeadVerifications.AsNoTracking().FirstOrDefaultAsync(row => row.LeadId == leadId, ct),
            await db.LeadCheckmarks.AsNoTracking().Where(mark => mark.LeadId == leadId).ToListAsync(ct));
    }
}
