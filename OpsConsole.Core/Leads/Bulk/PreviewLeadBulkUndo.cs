using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Bulk.Kinds;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Bulk;

/// <summary>What an undo would come to, now.</summary>
public sealed record LeadBulkUndoPreview(int Ready, IReadOnlyList<LeadBulkGroup> Kept);

/// <summary>The dry run of an undo: asks each changed lead whether it can be put back, and changes nothing.</summary>
public sealed class PreviewLeadBulkUndo(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    private const int AtOnce = 500;

    private readonly LeadBulkKinds kinds = new(settings, clock);

    public async Task<Result<LeadBulkUndoPreview>> RunAsync(long actionId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.View) is { } unseen)
            return unseen;
        await using var db = dbs.Open(actor);
        if (await db.LeadBulkActions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == actionId, ct) is not { } action)
            return new NotFound("This bulk action");
        var change = LeadBulkChange.FromJson(action.Change);
        if (actor.Lacks(change.Permission) is { } refusal)
            return refusal;
        if (action.WhyNotUndo(clock.GetUtcNow().UtcDateTime) is { } tooLate)
            return tooLate;
        var prepared = await kinds.KindAsync(db, change, LeadBulkPurpose.Undo, ct);
        if (prepared.Error is { } problem)
            return problem;

        var (kind, groups, ready, after) = (prepared.Value, new LeadBulkGroups(), 0, 0L);
        while (true)
        {
            var results = await db.LeadBulkResults.AsNoTracking()
                .Where(row => row.ActionId == actionId && row.Outcome == LeadBulkOutcome.Done && row.LeadId > after)
                .OrderBy(row => row.LeadId).Take(AtOnce).ToListAsync(ct);
            if (results.Count == 0)
                return new LeadBulkUndoPreview(ready, groups.Biggest());
            var ids = results.Select(result => result.LeadId).ToArray();
            var leads = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).AsNoTracking().Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
            await kind.LookAsync(db, leads.Values, ct);
            foreach (var result in results)
            {
                if (!leads.TryGetValue(result.LeadId, out var lead))
                    groups.AddGone(1);
                else if (!kind.IsBesideTheVersion && lead.Version != result.VersionAfter)
                    groups.Add(new ChangedMeanwhile("", ""), lead);
                else if (kind.WhyNotUndo(lead, result.Before, clock.GetUtcNow().UtcDateTime) is { } reason)
                    groups.Add(reason, lead);
                else
                    ready++;
            }

            after = ids[^1];
        }
    }
}
