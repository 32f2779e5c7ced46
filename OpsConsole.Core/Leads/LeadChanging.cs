using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Leads;

/// <summary>How every change of one lead runs: load, compare the version, let the entity decide, record, save once, and name who was first.</summary>
internal static class LeadChanging
{
    /// <param name="change">Calls the entity's method; a refusal saves nothing.</param>
    /// <param name="leads">Where to look; those in the trash are left out unless it says otherwise.</param>
    /// <param name="particulars">What the activity entry keeps beside from and to.</param>
    public static Task<Result<LeadChanged>> ChangeLeadAsync(
        this OpsDb db, LeadRef target, Actor actor, string action, Func<Lead, Error?> change, object? particulars, CancellationToken ct, IQueryable<Lead>? leads = null) =>
        db.ChangeLeadAsync(target, actor, action, change, _ => particulars, ct, leads);

    /// <summary>The same, where the entry keeps something that is known only of the changed lead.</summary>
    public static async Task<Result<LeadChanged>> ChangeLeadAsync(
        this OpsDb db, LeadRef target, Actor actor, string action, Func<Lead, Error?> change, Func<Lead, object?>? particulars, CancellationToken ct, IQueryable<Lead>? leads = null)
    {
        var lead = await (leads ?? db.Leads).FirstOrDefaultAsync(row => row.Id == target.Id, ct);
        if (lead is null)
            return new NotFound($"Lead {target.Id}");
        if (lead.Version != target.Version)
            return await db.WhoChangedAsync(lead, ct);

        var from = lead.Status;
        if (change(lead) is { } refusal)
            return refusal;
        db.Record(actor, action, lead, new { From = from, To = lead.Status, Details = particulars?.Invoke(lead) });
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

    /// <summary>The lead as it stands, or null when it is gone.</summary>
    public static async Task<LeadChanged?> StandOfAsync(this OpsDb db, long leadId, CancellationToken ct)
    {
        var found = await db.Leads.Where(lead => lead.Id == leadId).Select(lead => new { lead.Id, lead.Version, lead.Status }).FirstOrDefaultAsync(ct);
        return found is null ? null : new LeadChanged(found.Id, found.Version, found.Status);
    }
}
