using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Messages.Bounces;

/// <summary>A blocked address as it is listed; released ones stay with who and why.</summary>
public sealed record BlockedAddressRow(
    long Id, MessageChannel Channel, string Address, SuppressionReason Reason, string Source, long? MessageId, DateTime AtUtc, DateTime? ReleasedAtUtc, string? ReleasedByName, string? ReleaseReason, long Version);

public sealed record BlockedAddressList(IReadOnlyList<BlockedAddressRow> Rows, bool HasMore);

/// <summary>Newest first, a page at a time. Callers check <see cref="MessagePermissions.View"/>.</summary>
public sealed class BlockedAddressListQuery(OpsDbs dbs)
{
    public const int PageSize = 50;

    /// <param name="text">The beginning of an address; null for all.</param>
    public async Task<BlockedAddressList> LoadAsync(long tenantId, string? text, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var found = db.AddressSuppressions.AsNoTracking();
        if (text is { Length: > 0 })
        {
            var start = text.Trim().ToLowerInvariant();
            found = found.Where(row => row.Address.StartsWith(start));
        }

        if (beforeId is { } before)
            found = found.Where(row => row.Id < before);
        var rows = await found.OrderByDescending(row => row.Id).Take(PageSize + 1)
            .Select(row => new BlockedAddressRow(row.Id, row.Channel, row.Address, row.Reason, row.Source, row.MessageId, row.AtUtc, row.ReleasedAtUtc, row.ReleasedByName, row.ReleaseReason, row.Version)).ToListAsync(ct);
        return new([.. rows.Take(PageSize)], rows.Count > PageSize);
    }
}
