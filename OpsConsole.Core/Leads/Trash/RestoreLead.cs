using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Editing;

namespace OpsConsole.Core.Leads.Trash;

/// <summary>Takes a lead out of the trash as it was. Where another lead stands for its address by now, it comes back marked as that one's duplicate.</summary>
public sealed class RestoreLead(OpsDbs dbs)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Delete) is { } refusal)
            return refusal;
        // Twice at most: whoever loses a race for the address finds the winner the second time.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RestoreAsync(target, actor, ct);
            }
            catch (DbUpdateException) when (attempt == 1)
            {
            }
        }
    }

    private async Task<Result<LeadChanged>> RestoreAsync(LeadRef target, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var all = db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]);
        var key = await all.Where(lead => lead.Id == target.Id).Select(lead => lead.AddressKey).FirstOrDefaultAsync(ct);
        var listing = key is null ? null : await db.ListingAtAsync(key, target.Id, ct);
        return await db.ChangeLeadAsync(target, actor, "lead.restored", lead => lead.Restore(listing), new { DuplicateOfLeadId = listing }, ct, all);
    }
}
