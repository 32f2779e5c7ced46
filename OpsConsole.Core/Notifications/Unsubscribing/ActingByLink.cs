using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Unsubscribing;

internal static class ActingByLink
{
    /// <summary>Whoever holds the link acts as the person it is about, and may nothing but this.</summary>
    public static async Task<Result<MailChoices>> ChangeByLinkAsync(
        this OpsDbs dbs, ChoiceLinks links, MailChoicesQuery query, string? token, Func<MailChoices, IReadOnlyList<NoticeWish>> wishes, string source, TimeProvider clock, CancellationToken ct)
    {
        var before = await query.LoadAsync(token, ct);
        if (!before.Succeeded)
            return before;
        var link = links.Read(token)!;
        string name;
        await using (var db = dbs.Open(link.TenantId))
            name = await db.Users.AsNoTracking().Where(row => row.Id == link.UserId).Select(row => row.DisplayName).FirstAsync(ct);
        var changed = await dbs.ChangeNoticesAsync(wishes(before.Value), source, new Actor(link.TenantId, link.UserId, name, FrozenSet<string>.Empty), clock, ct);
        return changed.Error is { } error ? error : before.Value with { Own = changed.Value };
    }
}
