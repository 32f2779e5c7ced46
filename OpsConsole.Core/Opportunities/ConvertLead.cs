using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Opportunities;

/// <summary>What a lead became. <paramref name="IsNew"/> is false when somebody had made the opportunity before.</summary>
public readonly record struct LeadConverted(long OpportunityId, bool IsNew);

/// <summary>Makes an opportunity of a lead, whose owner is whoever does it. A lead makes one: who asks again is shown the first.</summary>
public sealed class ConvertLead(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<LeadConverted>> RunAsync(long leadId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.Change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.Leads.FirstOrDefaultAsync(row => row.Id == leadId, ct) is not { } lead)
            return new NotFound($"Lead {leadId}");
        if (await OfLeadAsync(db, leadId, ct) is { } present)
            return new LeadConverted(present, false);
        if (lead.Status == Leads.LeadStatus.Rejected)
            return new LeadWasRejected(lead.DecidedByName);
        var opportunity = Opportunity.Of(lead, actor, clock.GetUtcNow().UtcDateTime);
        if (actor.UserId is { } me)
            opportunity.Assign(me, actor.Name);
        try
        {
            await db.InTransactionAsync(async () =>
            {
                db.Opportunities.Add(opportunity);
                db.Record(actor, "opportunity.created", opportunity, new { LeadId = leadId });
                await db.SaveChangesAsync(ct);
                db.Record(actor, "lead.converted", lead, new { OpportunityId = opportunity.Id });
                await db.SaveChangesAsync(ct);
            }, ct);
        }
        catch (DbUpdateException)
        {
            // Two at once: the index lets one through, and the other is shown that one.
            await using var again = dbs.Open(actor);
            if (await OfLeadAsync(again, leadId, ct) is { } first)
                return new LeadConverted(first, false);
            throw;
        }

        return new LeadConverted(opportunity.Id, true);
    }

    private static Task<long?> OfLeadAsync(OpsDb db, long leadId, CancellationToken ct) =>
        db.Opportunities.Where(row => row.LeadId == leadId).Select(row => (long?)row.Id).FirstOrDefaultAsync(ct);
}
