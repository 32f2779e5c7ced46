using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>Takes the clearing of a doubt back: the signs count again as they did.</summary>
public sealed class RenewFraudDoubt(OpsDbs dbs, TenantSettings settings)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Approve) is { } refusal)
            return refusal;
        var rules = (await settings.ScoreRulesAsync(actor.TenantId, ct)).Fraud;
        await using var db = dbs.Open(actor);
        var row = await db.LeadReckonings.FirstOrDefaultAsync(one => one.LeadId == target.Id, ct);
        return await db.ChangeLeadAsync(target, actor, "lead.fraud-renewed", lead =>
        {
            if (row?.ClearedAtUtc is null)
                return new NothingWasCleared();
            if (lead.Status == LeadStatus.Sold)
                return new SoldLeadsStayAsTheyAre();
            row.Unclear();
            var isSuspicious = lead.FraudScore >= rules.Threshold;
            lead.Suspect(isSuspicious, isSuspicious && rules.Hides);
            return null;
        }, null, ct);
    }
}
