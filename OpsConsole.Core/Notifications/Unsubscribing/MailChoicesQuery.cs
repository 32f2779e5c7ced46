using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Unsubscribing;

/// <summary>What somebody wants to be sent, for whoever has a link from one of their mails: no name, no data, half an address.</summary>
/// <param name="To">As much of the address as lets its owner know it: <c>m•••@keller.test</c>.</param>
/// <param name="Kind">What the mail was that the link stood in.</param>
/// <param name="Kinds">Those this reader can hear of.</param>
public sealed record MailChoices(string Firm, string To, NoticeKind? Kind, IReadOnlyList<NoticeKind> Kinds, OwnNotices Own)
{
    /// <summary>False for an address to which somebody wrote and that has no account: mail is all that goes there.</summary>
    public bool HasAccount { get; init; } = true;

    public bool IsMailOff => Own.MailEndedAtUtc is not null;

    public bool AgreedToTexts => Own.TextsSinceUtc is not null;

    /// <summary>Whether the mails of the link's kind come.</summary>
    public bool Comes => !IsMailOff && (Kind is null || Own.Choices.Wants(Kind, NoticeChannel.Mail));
}

public sealed record ChoiceLinkIsDead() : Error("This link does not work. It may be cut off, or the account is gone.");

/// <summary>Asked by whoever holds a link; the link is the right to it.</summary>
public sealed class MailChoicesQuery(OpsDbs dbs, ChoiceLinks links)
{
    public async Task<Result<MailChoices>> LoadAsync(string? token, CancellationToken ct)
    {
        if (links.Read(token) is not { } link)
            return new ChoiceLinkIsDead();
        await using var db = dbs.Open(link.TenantId);
        var firm = await db.Tenants.Where(tenant => tenant.Id == link.TenantId).Select(tenant => tenant.Name).FirstOrDefaultAsync(ct);
        if (firm is null || await db.ReaderAsync(link, ct) is not { } reader)
            return new ChoiceLinkIsDead();
        if (reader.UserId is not { } userId)
        {
            var said = await db.ChoicesOfAddressAsync(reader.Address, ct);
            var kinds = NoticeKind.All.Where(kind => kind == NoticeKind.News || kind == link.Of || said.ContainsKey(kind.Key)).ToList();
            return new MailChoices(firm, Masked(reader.Address), link.Of, kinds, said.AsOwn(kinds)) { HasAccount = false };
        }

        var permissions = await db.RoleMemberships.AsNoTracking().Where(held => held.UserId == userId).SelectMany(held => held.Role.Permissions).Select(row => row.Permission).Distinct().ToListAsync(ct);
        return new MailChoices(firm, Masked(reader.Address), link.Of, [.. NoticeKind.ReachableFor(permissions.ToFrozenSet())], await db.OwnNoticesAsync(userId, ct));
    }

    internal static string Masked(string email) => email.IndexOf('@') is > 0 and var at ? $"{email[..1]}•••{email[at..]}" : "•••";
}
