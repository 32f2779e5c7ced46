using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Partners;

/// <summary>A manager takes an offer back that the partner has not answered, with a reason that the partner reads. The lead waits until somebody offers it again.</summary>
public sealed class WithdrawOffer(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<OfferRef>> RunAsync(OfferRef target, string reason, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(PartnerPermissions.Offer) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.LeadHandovers.FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } offer)
            return new NotFound("The offer");
        if (offer.Withdraw(clock.GetUtcNow().UtcDateTime, reason) is { } problem)
            return problem;
        var lead = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).FirstAsync(row => row.Id == offer.LeadId, ct);
        db.Record(actor, "lead.offer-withdrawn", lead, new { From = offer.PartnerUserId, FromName = offer.PartnerName, Note = offer.Reason });
        db.SignalOffers(offer.PartnerId, offer.PartnerUserId);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await dbs.WhatBecameAsync(actor.TenantId, target.Id, ct);
        }

        return new OfferRef(offer.Id, offer.Version);
    }
}
