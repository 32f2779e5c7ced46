using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users.Letters;

namespace OpsConsole.Core.Users.Registering;

/// <summary>
/// Makes the link that shows that an address answers. Its token goes only into the letter; the row gets its hash before the letter leaves, so
/// that no letter is out whose link is not known. Sent twice after a failure, both links work.
/// </summary>
public sealed class FillConfirmLink(OpsDbs dbs, TenantSettings settings, IConsoleAddress address, TimeProvider clock) : IFillSecrets
{
    /// <summary>Which registration, kept with the message and said nowhere in it.</summary>
    internal const string Registration = "registration";

    private const int TokenBytes = 32;

    public MessageTemplate Of => RegistrationMessage.Is;

    public async Task<IReadOnlyDictionary<string, string>> FillAsync(OutgoingMessage message, CancellationToken ct)
    {
        var id = long.Parse(MessageQueue.ValuesOf(message.Values)[Registration], CultureInfo.InvariantCulture);
        var hours = await settings.GetAsync(message.TenantId, SettingCatalog.RegistrationHours, ct);
        await using var db = dbs.Open(message.TenantId);
        if (await db.Registrations.FirstOrDefaultAsync(row => row.Id == id, ct) is not { State: RegistrationState.Unconfirmed } row)
            throw new MessageNotWanted("The registration is gone or confirmed.");
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        (row.EarlierLinkHash, row.LinkHash, row.LinkUntilUtc) = (row.LinkHash, HashOf(token), clock.GetUtcNow().UtcDateTime.AddHours(hours));
        await db.SaveChangesAsync(ct);
        return new Dictionary<string, string>
        {
            ["confirm_link"] = new Uri(address.Uri, $"register/confirm?id={row.Id}&token={token}").ToString(),
            ["hours"] = hours.ToString(CultureInfo.InvariantCulture),
        };
    }

    internal static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

internal static class QueueingRegistrationLetters
{
    public static Task QueueRegistrationLetterAsync(this OpsDb db, Registration row, string about, TimeProvider clock, CancellationToken ct) =>
        MessageQueue.AddOnceAsync(db, new NewMessage(RegistrationMessage.Is, about, MessageRecipient.At(row.TenantId != 0 ? row.TenantId : db.TenantId, row.Email, row.Name))
        {
            Values = new Dictionary<string, string> { [FillConfirmLink.Registration] = row.Id.ToString(CultureInfo.InvariantCulture) },
        }, clock, ct);
}
