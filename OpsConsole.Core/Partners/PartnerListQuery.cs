using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Partners;

/// <summary>A partner as the list shows it.</summary>
/// <param name="Open">Offers that wait for an answer.</param>
/// <param name="Accepted">Of all offers ever made.</param>
public sealed record PartnerLine(Partner Partner, bool MayAnswer, int TakenThisWeek, int Open, int Accepted, int Passed);

/// <summary>The rotation in its order. Callers check <see cref="PartnerPermissions.View"/>.</summary>
public sealed class PartnerListQuery(OpsDbs dbs, TimeProvider clock)
{
    public async Task<IReadOnlyList<PartnerLine>> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var rotation = await HandingOut.PartnersAsync(db, clock.GetUtcNow().UtcDateTime, ct);
        var byId = rotation.ToDictionary(partner => partner.Id);
        var counts = await db.LeadHandovers.GroupBy(row => new { row.PartnerId, row.State }).Select(group => new { group.Key.PartnerId, group.Key.State, Count = group.Count() }).ToListAsync(ct);
        var partners = await db.Partners.AsNoTracking().OrderBy(row => row.Place).ThenBy(row => row.Id).ToListAsync(ct);
        return
        [
            .. partners.Where(partner => byId.ContainsKey(partner.Id)).Select(partner =>
            {
                var own = counts.Where(count => count.PartnerId == partner.Id).ToList();
                return new PartnerLine(
                    partner, byId[partner.Id].MayAnswer, byId[partner.Id].TakenThisWeek,
                    own.Where(count => count.State == HandoverState.Offered).Sum(count => count.Count),
                    own.Where(count => count.State == HandoverState.Accepted).Sum(count => count.Count),
                    own.Where(count => count.State is HandoverState.Declined or HandoverState.TimedOut).Sum(count => count.Count));
            }),
        ];
    }
}
