using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Boards;
using OpsConsole.Core.Leads.Listing;

namespace OpsConsole.Core.Leads.Board;

/// <summary>
/// Reads the board: all of it along the indexes of its order and the kept tallies, a filtered one as lists are found (decision 0020).
/// Callers check <see cref="LeadPermissions.View"/> before they watch; the snapshot itself is shared by everybody of the tenant who may.
/// </summary>
public sealed class LeadBoardQuery(OpsDbs dbs, LeadIndexes indexes)
{
    public const int Block = BoardStretch.Size;

    private static readonly LeadStatus[] statuses = Enum.GetValues<LeadStatus>();

    public async Task<Board<LeadStatus, LeadCard>> LoadAsync(BoardKey<LeadBoardFilter> key, CancellationToken ct) => key.Filter.IsEverything
        ? await WholeAsync(key.TenantId, ct)
        : await FilteredAsync(key, ct);

    public async Task<IReadOnlyList<LeadCard>> LoadAsync(BoardStretchKey<LeadBoardFilter, LeadStatus> key, CancellationToken ct)
    {
        await using var db = dbs.Open(key.TenantId);
        if (key.Filter.IsEverything)
            return await db.Leads.AsNoTracking().InColumn(key.Column).Skip(key.Block * Block).Take(Block).Select(LeadColumnOrder.ToCard).ToListAsync(ct);
        var found = await indexes.AskAsync(key.TenantId, index => index.Find(key.Filter, key.Column, key.Block * Block, Block), ct);
        return CardsOf(found, await CardsAsync(db, found.Ids, ct));
    }

    private async Task<Board<LeadStatus, LeadCard>> WholeAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        // One round trip for all five heads; each part reads the first rows of its own index.
        var cards = await statuses
            .Select(status => db.Leads.AsNoTracking().InColumn(status).Take(Block))
            .Aggregate((all, next) => all.Concat(next))
            .Select(LeadColumnOrder.ToCard)
            .ToListAsync(ct);
        var totals = await db.LeadTallies.AsNoTracking().ToDictionaryAsync(tally => tally.Status, tally => (tally.Count, tally.AskingCents), ct);
        return new Board<LeadStatus, LeadCard>(
            [.. statuses.Select(status => new BoardColumn<LeadStatus, LeadCard>(
                status, totals.GetValueOrDefault(status).Count, totals.GetValueOrDefault(status).AskingCents,
                [.. cards.Where(card => card.Status == status).InColumnOrder(status)]))],
            await LastChangeAsync(db, ct));
    }

    private async Task<Board<LeadStatus, LeadCard>> FilteredAsync(BoardKey<LeadBoardFilter> key, CancellationToken ct)
    {
        var columns = await indexes.AskAsync(key.TenantId, index => statuses.Select(status => index.Find(key.Filter, status, 0, Block)).ToList(), ct);
        await using var db = dbs.Open(key.TenantId);
        var cards = await CardsAsync(db, [.. columns.SelectMany(column => column.Ids)], ct);
        return new Board<LeadStatus, LeadCard>(
            [.. columns.Select(column => new BoardColumn<LeadStatus, LeadCard>(column.Status, column.Count, column.TotalCents, CardsOf(column, cards)))], await LastChangeAsync(db, ct));
    }

    private static async Task<Dictionary<long, LeadCard>> CardsAsync(OpsDb db, IReadOnlyList<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        var wanted = ids.ToArray();
        return await db.Leads.AsNoTracking().Where(lead => wanted.Contains(lead.Id)).Select(LeadColumnOrder.ToCard).ToDictionaryAsync(card => card.Id, ct);
    }

    /// <summary>In the order found; a card that left the column in between is left out, and the signal of its change brings the next board.</summary>
    private static IReadOnlyList<LeadCard> CardsOf(ColumnFound column, Dictionary<long, LeadCard> cards) =>
        [.. column.Ids.Select(id => cards.GetValueOrDefault(id)).OfType<LeadCard>().Where(card => card.Status == column.Status)];

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
}
