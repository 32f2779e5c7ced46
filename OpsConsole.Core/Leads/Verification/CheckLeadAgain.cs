using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>Has a lead's phone and address looked up afresh, whatever was answered before.</summary>
public sealed class CheckLeadAgain(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The work item's id.</returns>
    public async Task<Result<long>> RunAsync(long leadId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Edit) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.Leads.FirstOrDefaultAsync(row => row.Id == leadId, ct) is not { } lead)
            return new NotFound($"Lead {leadId}");
        var item = db.EnqueueVerification([leadId], isFresh: true, actor, clock);
        db.Record(actor, "lead.check-asked", lead);
        await db.SaveChangesAsync(ct);
        return item.Id;
    }
}
