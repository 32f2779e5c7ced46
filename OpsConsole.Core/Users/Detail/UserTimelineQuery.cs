using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Users.Detail;

/// <summary>What happened to an account, newest first, a page at a time. Callers check <see cref="UserPermissions.View"/>.</summary>
public sealed class UserTimelineQuery(OpsDbs dbs)
{
    public const int PageSize = 30;

    /// <param name="beforeId">Only entries older than this one; null for the newest.</param>
    public async Task<IReadOnlyList<TimelineEntry>> LoadAsync(long tenantId, long userId, long? beforeId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var entries = db.Activity.AsNoTracking().Where(entry => entry.SubjectKind == "user" && entry.SubjectId == userId);
        if (beforeId is { } before)
            entries = entries.Where(entry => entry.Id < before);
        return await entries.OrderByDescending(entry => entry.Id).Take(PageSize)
            .Select(entry => new TimelineEntry(entry.Id, entry.AtUtc, entry.ActorName, entry.Action, entry.Particulars)).ToListAsync(ct);
    }
}
