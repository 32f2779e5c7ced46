using System.Buffers.Binary;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.Imports.TakingBack;

/// <summary>
/// Takes an import back, what it added and what it changed, as one bulk action, with its progress, results per lead, retry, and an undo of its own. The same import taken back by
/// two people, or twice by one, is one action.
/// </summary>
public sealed class TakeBackImport(OpsDbs dbs, TenantSettings settings, PreviewBulk preview, StartBulk start, TimeProvider clock)
{
    public async Task<Result<BulkStarted>> RunAsync(long importId, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        var found = await TakeableImport.FindAsync(db, importId, actor, settings, clock, ct);
        if (found.Error is { } refusal)
            return refusal;
        var (change, added, updated, earlier) = found.Value;
        long[] ids = [.. added, .. updated];
        var looked = await preview.RunAsync(change, new PickedRows(ids), actor, ct);
        if (looked.Error is { } problem)
            return problem;
        if (looked.Value.Ready == 0)
            return new NothingToTakeBack();
        return await start.StartAsync(new BulkOrder(change, new PickedRows(ids), ids.Length, KeyOf(importId, earlier)), actor, ct);
    }

    /// <summary>The same for the same import until it is put back; no dialog's key looks like it, which are random.</summary>
    private static Guid KeyOf(long importId, int earlier)
    {
        Span<byte> key = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(key, importId);
        BinaryPrimitives.WriteInt32LittleEndian(key[8..], earlier);
        return new Guid(key);
    }
}
