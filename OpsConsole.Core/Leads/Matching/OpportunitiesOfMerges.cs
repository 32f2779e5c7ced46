using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Opportunities;

namespace OpsConsole.Core.Leads.Matching;

internal static class OpportunitiesOfMerges
{
    /// <summary>
    /// What was made of the merged lead is the survivor's from now on, what lies in the trash as well. Where the survivor has an opportunity of
    /// its own, both stay where they are: two that people work on are not made one.
    /// </summary>
    /// <returns>Those that moved.</returns>
    public static async Task<IReadOnlyList<long>> OpportunitiesFollowAsync(this OpsDb db, long merged, long survivor, Actor actor, CancellationToken ct)
    {
        if (await db.Opportunities.AnyAsync(row => row.LeadId == survivor, ct))
            return [];
        var ids = await db.Opportunities.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(row => row.LeadId == merged).Select(row => row.Id).ToListAsync(ct);
        foreach (var opportunity in await db.GiveAsync(ids, merged, survivor, ct))
            db.Record(actor, "opportunity.lead-merged", opportunity, new { From = merged, To = survivor });
        return ids;
    }

    /// <summary>Those that moved with a merge go back, but for what is another lead's by now.</summary>
    public static async Task OpportunitiesGoBackAsync(this OpsDb db, IReadOnlyList<long> moved, long survivor, long merged, Actor actor, CancellationToken ct)
    {
        foreach (var opportunity in await db.GiveAsync(moved, survivor, merged, ct))
            db.Record(actor, "opportunity.lead-unmerged", opportunity, new { From = survivor, To = merged });
    }

    private static async Task<IReadOnlyList<Opportunity>> GiveAsync(this OpsDb db, IReadOnlyList<long> ids, long from, long to, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var moving = db.Opportunities.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(row => ids.Contains(row.Id) && row.LeadId == from);
        var given = await moving.AsNoTracking().ToListAsync(ct);
        await moving.ExecuteUpdateAsync(set => set.SetProperty(row => row.LeadId, (long?)to), ct);
        return given;
    }
}
