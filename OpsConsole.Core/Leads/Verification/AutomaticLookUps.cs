using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>Which leads are looked up by themselves: the flag is asked for whoever brought the lead, and for its city.</summary>
public sealed class AutomaticLookUps(TenantFlags flags, FlagCounts counts, AccessDirectory directory)
{
    public async Task<IReadOnlyList<long>> ThoseAsync(OpsDb db, IReadOnlyCollection<long> leadIds, CancellationToken ct)
    {
        var set = await flags.OfAsync(db.TenantId, ct);
        var leads = await db.Leads.AsNoTracking().Where(lead => leadIds.Contains(lead.Id)).Select(lead => new { lead.Id, lead.SubmittedByUserId, lead.City }).ToListAsync(ct);
        var those = new List<long>();
        foreach (var lead in leads)
        {
            var roles = lead.SubmittedByUserId is { } id ? (await directory.FindAsync(id, ct))?.Roles : null;
            var verdict = set.Judge(FlagCatalog.AutomaticLookUps, new FlagSubject(lead.SubmittedByUserId ?? 0, roles, lead.City));
            counts.Expose(db.TenantId, FlagCatalog.AutomaticLookUps, verdict);
            if (verdict.IsOn)
                those.Add(lead.Id);
        }

        return those;
    }
}
