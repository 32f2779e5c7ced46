namespace OpsConsole.Core.Bulk;

/// <summary>The rooms whose rows can be changed in bulk.</summary>
public sealed class BulkRooms(IEnumerable<BulkRoom> rooms)
{
    private readonly Dictionary<string, BulkRoom> byKind = rooms.ToDictionary(room => room.RowKind);

    public BulkRoom Of(string rowKind) =>
        byKind.TryGetValue(rowKind, out var room) ? room : throw new InvalidOperationException($"No room changes rows of kind “{rowKind}” in bulk.");

    internal BulkRoom Of(BulkAction action) => Of(action.RowKind);

    internal BulkRoom Of(BulkChange change) => Of(change.RowKind);
}
