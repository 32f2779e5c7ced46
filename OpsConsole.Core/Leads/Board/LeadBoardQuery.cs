using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Leads.Board;

/// <summary>
/// Reads the board for one filter. Callers check <see cref="LeadPermissions.View"/> before they watch; the snapshot itself is shared by
/// everybody of the tenant who may.
/// </summary>
public sealed class LeadBoardQuery(OpsDbs dbs)
{
    /// <summary>Cards in the head of a column and in each stretch below it: about three screens.</summary>
    public const int Block = 30;

    public async Task<LeadBoard> LoadAsync(LeadBoardKey key, CancellationToken ct)
    {
        await using var db = dbs.Open(key.TenantId);
        var statuses = Enum.GetValues<LeadStatus>();
        var leads = db.Leads.AsNoTracking().Passing(key.Filter);

        // One round trip for all five heads; each part reads the first rows of its own index.
        var cards = await statuses
            .Select(status => leads.InColumn(status).Take(Block))
            .Aggregate((all, next) => all.Concat(next))
            .Select(LeadColumnOrder.ToCard)
            .ToListAsync(ct);
        var totals = await TotalsAsync(db, leads, statuses, key.Filter, ct);
        var last = await LastChangeAsync(db, ct);

        return new LeadBoard(
            [.. statuses.Select(status => new LeadColumn(
                status, totals.GetValueOrDefault(status).Count, totals.GetValueOrDefault(status).Cents,
                [.. cards.Where(card => card.Status == status).InColumnOrder(status)]))],
            last);
    }

    public async Task<IReadOnlyList<LeadCard>> LoadAsync(LeadBoardStretchKey key, CancellationToken ct)
    {
        await using var db = dbs.Open(key.TenantId);
        return await db.Leads.AsNoTracking().Passing(key.Filter).InColumn(key.Status)
            .Skip(key.Block * Block).Take(Block).Select(LeadColumnOrder.ToCard).ToListAsync(ct);
    }

    /// <summary>
    /// Read from the newest end of the tenant's stream, along its index; when nothing but sign-ins happened lately there is nothing to say.
    /// </summary>
    private static async Task<LastChange?> LastChangeAsync(OpsDb db, CancellationToken ct)
    {
        var newest = db.Activity.AsNoTracking().OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.Id).Take(20);
        var last = await newest.Where(entry => entry.SubjectKind == "lead")
            .Join(db.Leads, entry => entry.SubjectId, lead => lead.Id, (entry, lead) => new { entry.Id, entry.ActorName, entry.Action, entry.AtUtc, LeadId = lead.Id, lead.Street })
            .OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.Id).FirstOrDefaultAsync(ct);
        return last is null ? null : new LastChange(last.LeadId, last.Street, last.ActorName, ActivityActions.PhraseOf(last.Action), last.AtUtc);
    }

    /// <summary>Everything: the kept tallies. Filtered: counted, over the index of the filter, which needs the states by name.</summary>
    private static async Task<Dictionary<LeadStatus, (long Count, long Cents)>> TotalsAsync(
        OpsDb db, IQueryable<Lead> leads, LeadStatus[] statuses, LeadBoardFilter filter, CancellationToken ct) => filter.IsEverything
        ? await db.LeadTallies.AsNoTracking().ToDictionaryAsync(tally => tally.Status, tally => (tally.Count, tally.AskingCents), ct)
        : (await leads.Where(lead => statuses.Contains(lead.Status)).GroupBy(lead => lead.Status)
            .Select(group => new { group.Key, Count = group.LongCount(), Cents = group.Sum(lead => lead.AskingPriceCents ?? 0) })
            .ToListAsync(ct)).ToDictionary(row => row.Key, row => (row.Count, row.Cents));
}
