using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Leads;

/// <summary>Says who looks after a lead: somebody of the tenant who may change leads, or nobody.</summary>
public sealed class AssignLead(OpsDbs dbs)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, long? toUserId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Assign) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.Leads.FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } lead)
            return new NotFound($"Lead {target.Id}");
        if (lead.Version != target.Version)
            return await db.WhoChangedAsync(lead, ct);
        var person = toUserId is { } id ? await db.PersonWhoMayAsync(id, LeadPermissions.Edit, ct) : null;
        if (toUserId is not null && person is null)
            return new MayNotWorkOnLeads();
        if (Assign(db, lead, person, actor) is { } problem)
            return problem;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoChangedAsync(lead, ct);
        }

        return new LeadChanged(lead.Id, lead.Version, lead.Status);
    }

    /// <summary>Assigns and records; saving is the caller's, who may do many in one.</summary>
    /// <param name="bulk">The bulk action that does it, if one does.</param>
    internal static Error? Assign(OpsDb db, Lead lead, Person? person, Actor actor, long? bulk = null)
    {
        var (from, fromName) = (lead.AssigneeUserId, lead.AssigneeName);
        if (lead.Assign(person?.UserId, person?.Name) is { } refusal)
            return refusal;
        db.Record(actor, "lead.assigned", lead, new { To = person?.UserId, ToName = person?.Name, From = from, FromName = fromName, Bulk = bulk });
        return null;
    }
}
