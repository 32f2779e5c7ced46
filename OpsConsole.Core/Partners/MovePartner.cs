using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Partners;

/// <summary>Moves a partner to another place in the list; those between make room.</summary>
public sealed class MovePartner(OpsDbs dbs)
{
    /// <param name="place">From 1.</param>
    public async Task<Result<PartnerRef>> RunAsync(PartnerRef target, int place, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(PartnerPermissions.Change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        var list = await db.Partners.OrderBy(row => row.Place).ThenBy(row => row.Id).ToListAsync(ct);
        if (list.Find(row => row.Id == target.Id) is not { } partner)
            return new NotFound("The partner");
        if (partner.Version != target.Version)
            return await db.WhoChangedAsync(partner, ct);
        if (place < 1 || place > list.Count)
            return new PlaceIsNotInTheList(list.Count);
        var from = list.IndexOf(partner) + 1;
        list.Remove(partner);
        list.Insert(place - 1, partner);
        for (var n = 0; n < list.Count; n++)
            if (list[n].Place != n + 1)
                list[n].Place = n + 1;
        if (from == place)
            return new PartnerRef(partner.Id, partner.Version);
        db.Record(actor, "partner.moved", partner, new { partner.Name, From = from, To = place });
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
