using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Partners;

/// <summary>How every change of one partner runs: permission, load, compare the version, change, record, save once, and name who was first.</summary>
internal static class PartnerChanging
{
    public static async Task<Result<PartnerRef>> ChangePartnerAsync(
        this OpsDbs dbs, PartnerRef target, Actor actor, string action, Func<Partner, Error?> change, Func<Partner, object> particulars, CancellationToken ct)
    {
        if (actor.Lacks(PartnerPermissions.Change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.Partners.FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } partner)
            return new NotFound("The partner");
        if (partner.Version != target.Version)
            return await db.WhoChangedAsync(partner, ct);
        if (change(partner) is { } problem)
            return problem;
        db.Record(actor, action, partner, particulars(partner));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoChangedAsync(partner, ct);
        }

        return new PartnerRef(partner.Id, partner.Version);
    }
}
