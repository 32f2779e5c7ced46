using System.Collections.Frozen;
using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Unsubscribing;

internal static class ActingByLink
{
    /// <summary>Whoever holds the link acts as the person or the address it is about, and may nothing but this.</summary>
    public static async Task<Result<MailChoices>> ChangeByLinkAsync(
        this OpsDbs dbs, ChoiceLinks links, MailChoicesQuery query, string? token, Func<MailChoices, IReadOnlyList<NoticeWish>> wishes, string source, TimeProvider clock, CancellationToken ct)
    {
        var before = await query.LoadAsync(token, ct);
        if (!before.Succeeded)
            return before;
        var link = links.Read(token)!;
        LinkReader? reader;
        await using (var db = dbs.Open(link.TenantId))
            reader = await db.ReaderAsync(link, ct);
        if (reader is null)
            return new ChoiceLinkIsDead();
        if (reader.UserId is not { } userId)
        {
            try
            {
                await dbs.ChangeAddressChoicesAsync(link.TenantId, reader.Address, wishes(before.Value), source, clock, ct);
                return await query.LoadAsync(token, ct);
            }
            catch (AddressHasAccount)
            {
                return await dbs.ChangeByLinkAsync(links, query, token, wishes, source, clock, ct);
            }
        }

        var changed = await dbs.ChangeNoticesAsync(wishes(before.Value), source, new Actor(link.TenantId, userId, reader.Name, FrozenSet<string>.Empty), clock, ct);
        return changed.Error is { } error ? error : before.Value with { Own = changed.Value };
    }
}
