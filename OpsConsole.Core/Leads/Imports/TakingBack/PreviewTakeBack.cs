using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Imports.TakingBack;

/// <param name="Added">Of the leads that it added.</param>
/// <param name="Updated">Of the leads that were here before and that it changed.</param>
public sealed record TakeBackPreview(BulkPreview Added, BulkPreview Updated)
{
    public int Ready => Added.Ready + Updated.Ready;
}

/// <summary>The dry run: how many leads of an import would go, how many others would get their facts back, and what would stay because somebody has worked on it.</summary>
public sealed class PreviewTakeBack(OpsDbs dbs, TenantSettings settings, PreviewBulk preview, TimeProvider clock)
{
    public async Task<Result<TakeBackPreview>> RunAsync(long importId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var found = await TakeableImport.FindAsync(db, importId, actor, settings, clock, ct);
        if (found.Error is { } refusal)
            return refusal;
        var (change, added, updated, _) = found.Value;
        return await LookAsync(change, added, actor, ct) is { Succeeded: true, Value: var first } && await LookAsync(change, updated, actor, ct) is { Succeeded: true, Value: var second }
            ? new TakeBackPreview(first, second)
            : new NothingToTakeBack();
    }

    private async Task<Result<BulkPreview>> LookAsync(BulkTakeBack change, IReadOnlyList<long> ids, Actor actor, CancellationToken ct) =>
        ids.Count == 0 ? new BulkPreview(0, 0, 0, [], [], []) : await preview.RunAsync(change, new PickedRows(ids), actor, ct);
}
