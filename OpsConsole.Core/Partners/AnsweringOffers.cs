using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Partners;

internal static class AnsweringOffers
{
    /// <summary>An offer to this very person and its lead, or null: another partner's offer does not exist for them, nor does one whose lead is in the trash.</summary>
    public static async Task<(LeadHandover Offer, Lead Lead)?> OwnOfferAsync(this OpsDb db, long offerId, Actor actor, CancellationToken ct)
    {
        if (actor.UserId is not { } userId)
            return null;
        var offer = await db.LeadHandovers.FirstOrDefaultAsync(row => row.Id == offerId && row.PartnerUserId == userId, ct);
        var lead = offer is null ? null : await db.Leads.FirstOrDefaultAsync(row => row.Id == offer.LeadId, ct);
        return offer is null || lead is null ? null : (offer, lead);
    }

    /// <summary>The partner's own page and the rotation hear of it, once this is saved.</summary>
    public static void SignalOffers(this OpsDb db, long partnerId, long partnerUserId)
    {
        db.Signal(LeadHandover.TopicOf(db.TenantId, partnerUserId), partnerUserId);
        db.Signal(Topic.Room(db.TenantId, Partner.Subject), partnerId);
    }

    /// <summary>What became of an offer that somebody else changed in the same moment.</summary>
    public static async Task<Error> WhatBecameAsync(this OpsDbs dbs, long tenantId, long offerId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var state = await db.LeadHandovers.Where(row => row.Id == offerId).Select(row => (HandoverState?)row.State).FirstOrDefaultAsync(ct);
        return state switch
        {
            null => new NotFound("The offer"),
            HandoverState.Offered => new OfferTermIsOver(),
            { } ended => new OfferIsNotOpen(ended),
        };
    }
}
