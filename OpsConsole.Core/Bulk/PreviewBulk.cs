namespace OpsConsole.Core.Bulk;

/// <summary>What a change would come to, now.</summary>
/// <param name="Chosen">All that were chosen, also those that are gone.</param>
/// <param name="Ready">Those that it applies to.</param>
/// <param name="LastId">The newest row that was looked at: whoever comes later is not meant.</param>
/// <param name="Partly">Those of the ready ones of which something stays as it is.</param>
/// <param name="Effects">What it brings with it, as sentences.</param>
public sealed record BulkPreview(int Chosen, int Ready, long LastId, IReadOnlyList<BulkGroup> LeftOut, IReadOnlyList<BulkGroup> Partly, IReadOnlyList<string> Effects);

/// <summary>Rows that share a reason, and the first of them by name.</summary>
public sealed record BulkGroup(string Reason, int Count, IReadOnlyList<BulkName> First);

public sealed record BulkName(long Id, string Name);

/// <summary>The dry run: asks each chosen row whether the change applies, and changes nothing.</summary>
public sealed class PreviewBulk(OpsDbs dbs, BulkRooms rooms)
{
    public async Task<Result<BulkPreview>> RunAsync(BulkChange change, BulkSelection selection, Actor actor, CancellationToken ct)
    {
        var room = rooms.Of(change);
        if (room.Refusal(actor, change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return await room.LookAsync(db, change, selection, actor, ct);
    }
}
