using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Partners;

/// <summary>Says who would get a lead now, by the very function that hands leads out. Nothing changes.</summary>
public sealed class RotationPreviewQuery(OpsDbs dbs, TimeProvider clock)
{
    /// <summary>For a place that somebody made up.</summary>
    public async Task<Result<RotationChoice>> LoadAsync(RotationLead lead, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(PartnerPermissions.View) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return PartnerRotation.Choose(lead, await HandingOut.PartnersAsync(db, clock.GetUtcNow().UtcDateTime, ct), new HashSet<long>());
    }

    /// <summary>For a lead there is, leaving out whoever was offered it before.</summary>
    public async Task<Result<RotationChoice>> LoadAsync(long leadId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(PartnerPermissions.View) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.Leads.AsNoTracking().FirstOrDefaultAsync(row => row.Id == leadId, ct) is not { } lead)
            return new NotFound($"Lead {leadId}");
        var asked = await db.LeadHandovers.Where(row => row.LeadId == leadId && row.State != HandoverState.Withdrawn).Select(row => row.PartnerId).ToHashSetAsync(ct);
        return PartnerRotation.Choose(RotationLead.Of(lead), await HandingOut.PartnersAsync(db, clock.GetUtcNow().UtcDateTime, ct), asked);
    }
}
