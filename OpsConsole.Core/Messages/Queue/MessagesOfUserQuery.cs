using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Messages.Queue;

/// <summary>What one person was sent, newest first. Callers check <see cref="MessagePermissions.View"/>.</summary>
public sealed class MessagesOfUserQuery(OpsDbs dbs)
{
    public const int PageSize = 20;

    public async Task<(IReadOnlyList<MessageRow> Rows, bool HasMore)> LoadAsync(long tenantId, long userId, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var found = db.OutgoingMessages.AsNoTracking().Where(row => row.UserId == userId);
        if (beforeId is { } before)
            found = found.Where(row => row.Id < before);
        var rows = await found.OrderByDescending(row => row.Id).Take(PageSize + 1).Select(MessageRow.Of).ToListAsync(ct);
        return ([.. rows.Take(PageSize)], rows.Count > PageSize);
    }
}
