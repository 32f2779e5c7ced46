using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Boards;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Opportunities.Board;

/// <summary>
/// Reads the board: the head of each column along the index of its order, and one grouped query for the counts and sums (decision 0095).
/// Callers check <see cref="OpportunityPermissions.View"/> before they watch; the snapshot itself is shared by everybody of the tenant who may.
/// </summary>
public sealed class OpportunityBoardQuery(OpsDbs dbs, TenantSettings settings)
{
    private static readonly OpportunityStage[] stages = Enum.GetValues<OpportunityStage>();

    public async Task<Board<OpportunityStage, OpportunityCard>> LoadAsync(BoardKey<OpportunityBoardFilter> key, CancellationToken ct)
    {
        var usual = await settings.StageProbabilitiesAsync(key.TenantId, ct);
        await using var db = dbs.Open(key.TenantId);
        var all = Passing(db, key.Filter);
        // One round trip for all six heads; each part reads the first rows of its own index.
        var cards = await stages.Select(stage => InColumn(all, stage).Take(BoardStretch.Size))
            .Aggregate((several, next) => several.Concat(next)).Select(ToCard(usual)).ToListAsync(ct);
        var sums = await all.GroupBy(row => row.Stage)
            .Select(group => new
            {
                group.Key,
                Count = group.LongCount(),
                Cents = group.Sum(row => row.ValueCents ?? 0),
                Weighted = group.Sum(row => (row.ValueCents ?? 0) * (row.Probability ?? (
                    row.Stage == OpportunityStage.New ? usual.New : row.Stage == OpportunityStage.Contacted ? usual.Contacted : row.Stage == OpportunityStage.Qualified ? usual.Qualified
                    : row.Stage == OpportunityStage.Proposal ? usual.Proposal : usual.Negotiation)) / 100),
            })
            .ToDictionaryAsync(row => row.Key, ct);
        return new Board<OpportunityStage, OpportunityCard>(
            [.. stages.Select(stage => sums.TryGetValue(stage, out var sum)
                ? new BoardColumn<OpportunityStage, OpportunityCard>(stage, sum.Count, sum.Cents, InColumnOrder(cards, stage), sum.Weighted)
                : new BoardColumn<OpportunityStage, OpportunityCard>(stage, 0, 0, [], 0))],
            await LastChangeAsync(db, ct));
    }

    public async Task<IReadOnlyList<OpportunityCard>> LoadAsync(BoardStretchKey<OpportunityBoardFilter, OpportunityStage> key, CancellationToken ct)
    {
        var usual = await settings.StageProbabilitiesAsync(key.TenantId, ct);
        await using var db = dbs.Open(key.TenantId);
        return await InColumn(Passing(db, key.Filter), key.Column).Skip(key.Block * BoardStretch.Size).Take(BoardStretch.Size).Select(ToCard(usual)).ToListAsync(ct);
    }

    private static Expression<Func<Opportunity, OpportunityCard>> ToCard(StageProbabilities usual) => row => new OpportunityCard(
        row.Id, row.Version, row.Stage, row.Title, row.ValueCents,
        row.Probability ?? (
            row.Stage == OpportunityStage.New ? usual.New : row.Stage == OpportunityStage.Contacted ? usual.Contacted : row.Stage == OpportunityStage.Qualified ? usual.Qualified
            : row.Stage == OpportunityStage.Proposal ? usual.Proposal : usual.Negotiation),
        row.ExpectedCloseOn, row.CloseOrder, row.OwnerName, row.StageChangedAtUtc, row.Outcome, row.CloseReason, row.ClosedAtUtc, row.ClosedByName);

    private static IQueryable<Opportunity> Passing(OpsDb db, OpportunityBoardFilter filter)
    {
        var rows = db.Opportunities.AsNoTracking();
        if (filter.OwnerUserId is { } owner)
            rows = owner == OpportunityBoardFilter.Nobody ? rows.Where(row => row.OwnerUserId == null) : rows.Where(row => row.OwnerUserId == owner);
        if (filter.Stage is { } stage)
            rows = rows.Where(row => row.Stage == stage);
        if (filter.ClosingBy is { } day)
            rows = rows.Where(row => row.CloseOrder <= day);
        return rows;
    }

    /// <summary>Open stages: what closes first, then what is worth most. Closed: the latest first. Keep in step with OpportunityMapping in Data.</summary>
    private static IQueryable<Opportunity> InColumn(IQueryable<Opportunity> rows, OpportunityStage stage) => stage == OpportunityStage.Closed
        ? rows.Where(row => row.Stage == stage).OrderByDescending(row => row.StageChangedAtUtc).ThenByDescending(row => row.Id)
        : rows.Where(row => row.Stage == stage).OrderBy(row => row.CloseOrder).ThenByDescending(row => row.ValueCents).ThenBy(row => row.Id);

    /// <summary>The same order in memory: a database need not keep the order of the parts it put together.</summary>
    private static IReadOnlyList<OpportunityCard> InColumnOrder(List<OpportunityCard> cards, OpportunityStage stage)
    {
        var own = cards.Where(card => card.Stage == stage);
        return stage == OpportunityStage.Closed
            ? [.. own.OrderByDescending(card => card.StageChangedAtUtc).ThenByDescending(card => card.Id)]
            : [.. own.OrderBy(card => card.CloseOrder).ThenByDescending(card => card.ValueCents).ThenBy(card => card.Id)];
    }

    private static async Task<LastChange?> LastChangeAsync(OpsDb db, CancellationToken ct)
    {
        // From the newest end of the tenant's stream; when other things filled it lately there is nothing to say.
        var newest = db.Activity.AsNoTracking().OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.Id).Take(20);
        var last = await newest.Where(entry => entry.SubjectKind == Opportunity.Subject)
            .Join(db.Opportunities, entry => entry.SubjectId, row => row.Id, (entry, row) => new { entry.Id, entry.ActorName, entry.Action, entry.AtUtc, OpportunityId = row.Id, row.Title })
            .OrderByDescending(entry => entry.AtUtc).ThenByDescending(entry => entry.Id).FirstOrDefaultAsync(ct);
        return last is null ? null : new LastChange(last.OpportunityId, last.Title, last.ActorName, ActivityActions.PhraseOf(last.Action), last.AtUtc);
    }
}
