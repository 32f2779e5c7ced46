using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Partners;

/// <summary>A manager offers an expired lead to whoever is next: after an offer was withdrawn, or when somebody can take it by now.</summary>
public sealed class OfferLead(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <returns>The partner it is offered to.</returns>
    public async Task<Result<string>> RunAsync(long leadId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(PartnerPermissions.Offer) is { } refusal)
            return refusal;
        var term = TimeSpan.FromHours(await settings.GetAsync(actor.TenantId, SettingCatalog.OfferHours, ct));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OfferAsync(leadId, actor, term, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody else handed out a lead in this moment, perhaps this one; all is asked anew.
            }
        }
    }

    private async Task<Result<string>> OfferAsync(long leadId, Actor actor, TimeSpan term, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Leads.FirstOrDefaultAsync(row => row.Id == leadId, ct) is not { } lead)
            return new NotFound($"Lead {leadId}");
        if (lead.Status != LeadStatus.Expired)
            return new OnlyExpiredLeadsAreOffered();
        var holder = await db.LeadHandovers.Where(row => row.LeadId == leadId && (row.State == HandoverState.Offered || row.State == HandoverState.Accepted))
            .Select(row => row.PartnerName).FirstOrDefaultAsync(ct);
        if (holder is not null)
            return new LeadIsWithAPartner(holder);
        var handing = await HandingOut.BeginAsync(db, actor, clock.GetUtcNow().UtcDateTime, term, [leadId], ct);
        var choice = handing.Offer(lead);
        if (choice.Partner is not { } next)
            return new NobodyCanTakeIt(choice.Why, choice.Skipped);
        await db.SaveChangesAsync(ct);
        return next.Name;
    }
}
