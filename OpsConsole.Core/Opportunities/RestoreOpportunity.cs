using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Opportunities;

/// <summary>Takes an opportunity out of the trash as it was. A lead has one: where it made another meanwhile, that one stays.</summary>
public sealed class RestoreOpportunity(OpsDbs dbs)
{
    public async Task<Result<OpportunityChanged>> RunAsync(OpportunityRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.Delete) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await InsteadAsync(db, target.Id, ct) is { } present)
            return present;
        try
        {
            return await db.ChangeOpportunityAsync(target, actor, "opportunity.restored", opportunity => opportunity.Restore(), null, ct, inTrash: true);
        }
        catch (DbUpdateException)
        {
            // Its lead made another one in this moment; the index lets one through.
            await using var again = dbs.Open(actor);
            if (await InsteadAsync(again, target.Id, ct) is { } first)
                return first;
            throw;
        }
    }

    private static async Task<LeadHasAnotherOpportunity?> InsteadAsync(OpsDb db, long id, CancellationToken ct)
    {
        if (await db.Opportunities.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(row => row.Id == id).Select(row => row.LeadId).FirstOrDefaultAsync(ct) is not { } leadId)
            return null;
        var other = await db.Opportunities.Where(row => row.LeadId == leadId && row.Id != id).Select(row => (long?)row.Id).FirstOrDefaultAsync(ct);
        return other is { } there ? new LeadHasAnotherOpportunity(there) : null;
    }
}
