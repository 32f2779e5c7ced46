using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;

namespace OpsConsole.Core.Notifications.Unsubscribing;

/// <summary>Whose choices a link is about at this moment.</summary>
/// <param name="UserId">Null while no account has the address.</param>
internal sealed record LinkReader(long? UserId, string Name, string Address);

internal static class ReadingLinks
{
    /// <summary>A link that names an address is about the account that was made with it since. Null when the account of a link is gone.</summary>
    public static async Task<LinkReader?> ReaderAsync(this OpsDb db, ChoiceLink link, CancellationToken ct)
    {
        if (link.Address is { } address)
            return await db.AccountAtAsync(address, ct) ?? new LinkReader(null, "Reader", address);
        return await db.Users.AsNoTracking().Where(row => row.Id == link.UserId && row.Email != null && row.Email != "")
            .Select(row => new LinkReader(row.Id, row.DisplayName, row.Email!)).FirstOrDefaultAsync(ct);
    }

    public static async Task<LinkReader?> AccountAtAsync(this OpsDb db, string address, CancellationToken ct)
    {
        // As Identity compares them.
        var normal = AddressBook.Normal(MessageChannel.Mail, address).ToUpperInvariant();
        return await db.Users.AsNoTracking().Where(row => row.NormalizedEmail == normal).Select(row => new LinkReader(row.Id, row.DisplayName, row.Email!)).FirstOrDefaultAsync(ct);
    }
}
