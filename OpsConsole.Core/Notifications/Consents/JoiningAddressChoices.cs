using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Notifications.Consents;

internal static class JoiningAddressChoices
{
    /// <summary>
    /// In the transaction that makes an account: what its address said before becomes its own choice, with the time and place of then. Saved
    /// with the caller's next save.
    /// </summary>
    public static async Task JoinAddressChoicesAsync(this OpsDb db, User user, CancellationToken ct)
    {
        var address = AddressBook.Normal(MessageChannel.Mail, user.Email ?? "");
        var said = await db.AddressChoices.Where(row => row.TenantId == user.TenantId && row.Address == address).OrderBy(row => row.Id).ToListAsync(ct);
        if (said.Count == 0)
            return;
        var own = new NotificationPreference { UserId = user.Id, TenantId = user.TenantId };
        foreach (var row in said)
        {
            if (row.Purpose == ConsentPurpose.All)
                own.MailEndedAtUtc = row.IsWanted ? null : row.AtUtc;
            else if (!row.IsWanted && NoticeKind.Named(row.Purpose) is { } kind)
                own.Choices = NoticeChoices.Read(own.Choices).With(kind, NoticeChannel.Mail, wanted: false).Print();
            db.Consents.Add(new Consent
            {
                TenantId = user.TenantId,
                UserId = user.Id,
                Channel = MessageChannel.Mail,
                Purpose = row.Purpose,
                IsGiven = row.IsWanted,
                AtUtc = row.AtUtc,
                Source = row.Source,
                ByName = user.DisplayName,
            });
        }

        db.NotificationPreferences.Add(own);
        db.AddressChoices.RemoveRange(said);
    }
}
