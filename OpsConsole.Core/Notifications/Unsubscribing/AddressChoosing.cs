using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Unsubscribing;

/// <summary>An account was made with the address while its reader chose: now it is the account's choice.</summary>
internal sealed class AddressHasAccount() : Exception("The address has an account now.");

internal static class AddressChoosing
{
    private const int Attempts = 5;

    /// <summary>The last word of an address on each purpose.</summary>
    public static Task<Dictionary<string, AddressChoice>> ChoicesOfAddressAsync(this OpsDb db, string address, CancellationToken ct)
    {
        var normal = AddressBook.Normal(MessageChannel.Mail, address);
        return db.AddressChoices.AsNoTracking().Where(row => row.Address == normal).ToDictionaryAsync(row => row.Purpose, ct);
    }

    /// <summary>As the pages show it: nobody but a sender decides what goes to an address, so all comes that was not refused.</summary>
    public static OwnNotices AsOwn(this Dictionary<string, AddressChoice> said, IEnumerable<NoticeKind> kinds)
    {
        var choices = kinds.Aggregate(NoticeChoices.Usual, (own, kind) => own.With(kind, NoticeChannel.Mail, said.GetValueOrDefault(kind.Key) is not { IsWanted: false }));
        return new OwnNotices(choices, null, null, null, said.GetValueOrDefault(ConsentPurpose.All) is { IsWanted: false } ended ? ended.AtUtc : null);
    }

    /// <summary>All or none of the wishes about mail to an address without an account.</summary>
    /// <exception cref="AddressHasAccount">It has one now; nothing was written.</exception>
    public static async Task ChangeAddressChoicesAsync(this OpsDbs dbs, long tenantId, string address, IReadOnlyList<NoticeWish> wishes, string source, TimeProvider clock, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ChangeAsync(dbs, tenantId, AddressBook.Normal(MessageChannel.Mail, address), wishes, source, clock.GetUtcNow().UtcDateTime, ct);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // A second click, or the mail program beside the page, was quicker; this one comes on top.
            }
        }
    }

    private static async Task ChangeAsync(OpsDbs dbs, long tenantId, string address, IReadOnlyList<NoticeWish> wishes, string source, DateTime now, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var actor = Actor.System(tenantId, "Reader");
        await db.InTransactionAsync(async () =>
        {
            var said = await db.AddressChoices.Where(row => row.Address == address).ToDictionaryAsync(row => row.Purpose, ct);
            foreach (var wish in wishes.Where(wish => wish.Channel == NoticeChannel.Mail))
            {
                var purpose = wish.Kind?.Key ?? ConsentPurpose.All;
                var row = said.GetValueOrDefault(purpose);
                if (row is null ? wish.IsWanted : row.IsWanted == wish.IsWanted)
                    continue;
                if (row is null)
                    db.AddressChoices.Add(said[purpose] = row = new AddressChoice { Address = address, Purpose = purpose });
                row.Say(wish.IsWanted, source, now);
                db.Record(actor, wish.IsWanted ? "address-choice.wanted" : "address-choice.refused", row, new { Purpose = purpose, Source = source });
            }

            await db.SaveChangesAsync(ct);
            // Whoever makes an account reads these rows in the same transaction; one of the two sees the other.
            if (await db.AccountAtAsync(address, ct) is not null)
                throw new AddressHasAccount();
        }, ct);
    }
}
