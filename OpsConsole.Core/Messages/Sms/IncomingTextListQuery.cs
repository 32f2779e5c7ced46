using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Messages.Sms;

/// <summary>A received text as it is listed.</summary>
public sealed record IncomingTextRow(long Id, DateTime AtUtc, string FromNumber, long? UserId, string? UserName, string Body, TextWord Word);

/// <summary>What people sent us by text, newest first, a page at a time. Callers check <see cref="MessagePermissions.View"/>.</summary>
public sealed class IncomingTextListQuery(OpsDbs dbs)
{
    public const int PageSize = 50;

    /// <param name="word">Null for any.</param>
    /// <param name="beforeId">The last of the page before; null for the newest.</param>
    public async Task<(IReadOnlyList<IncomingTextRow> Rows, bool HasMore)> LoadAsync(long tenantId, TextWord? word, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var texts = db.IncomingTexts.AsNoTracking();
        if (word is { } one)
            texts = texts.Where(row => row.Word == one);
        if (beforeId is { } before)
            texts = texts.Where(row => row.Id < before);
        var rows = await texts.OrderByDescending(row => row.Id).Take(PageSize + 1)
            .Select(row => new IncomingTextRow(row.Id, row.AtUtc, row.FromNumber, row.UserId, row.UserName, row.Body, row.Word)).ToListAsync(ct);
        return ([.. rows.Take(PageSize)], rows.Count > PageSize);
    }
}
