using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;

namespace OpsConsole.Core.Partners;

/// <summary>A partner takes the lead offered to them, while its term runs. From then on they see its owner.</summary>
public sealed class AcceptOffer(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<OfferRef>> RunAsync(OfferRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(PartnerPermissions.AnswerOwn) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.OwnOfferAsync(target.Id, actor, ct) is not var (offer, lead))
            return new NotFound("The offer");
        if (lead.IsHidden)
            return new LeadIsHidden();
        if (offer.Accept(clock.GetUtcNow().UtcDateTime) is { } problem)
            return problem;
        db.Record(actor, "lead.accepted", lead, new { offer.PartnerId, offer.PartnerName });
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
