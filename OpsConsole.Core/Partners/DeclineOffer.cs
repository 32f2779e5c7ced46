using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Partners;

/// <summary>A partner passes on a lead, with a reason; in the same save it goes to the next.</summary>
public sealed class DeclineOffer(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    private const int Attempts = 5;

    public async Task<Result<OfferRef>> RunAsync(OfferRef target, string reason, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(PartnerPermissions.AnswerOwn) is { } refusal)
            return refusal;
        var term = TimeSpan.FromHours(await settings.GetAsync(actor.TenantId, SettingCatalog.OfferHours, ct));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await DeclineAsync(target, reason, actor, term, ct);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Another lead was handed out in this moment; whether this offer still stands is asked anew.
            }
        }
    }

    private async Task<Result<OfferRef>> DeclineAsync(OfferRef target, string reason, Actor actor, TimeSpan term, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(actor);
        if (await db.OwnOfferAsync(target.Id, actor, ct) is not var (offer, lead))
            return new NotFound("The offer");
        if (offer.Decline(now, reason) is { } problem)
            return problem;
        var handing = await HandingOut.BeginAsync(db, Actor.System(db.TenantId, "Rotation"), now, term, [lead.Id], ct);
        db.Record(actor, "lead.declined", lead, new { offer.PartnerId, offer.PartnerName, Note = offer.Reason });
        db.SignalOffers(offer.PartnerId, offer.PartnerUserId);
        // One open offer a lead: the old one has to end before the next begins.
        await db.InTransactionAsync(async () =>
        {
            await db.SaveChangesAsync(ct);
            handing.Offer(lead, notTo: offer.PartnerId);
            await db.SaveChangesAsync(ct);
        }, ct);
        return new OfferRef(offer.Id, offer.Version);
    }
}
