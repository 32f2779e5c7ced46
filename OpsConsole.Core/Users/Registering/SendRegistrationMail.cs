using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users.Registering;

/// <summary>What is queued: whose letter it is, and no way into an account.</summary>
public sealed record RegistrationMail(long RegistrationId);

/// <summary>
/// Sends the link that shows that an address answers. Its token is made here and goes only into the letter; the row gets its hash before the
/// letter leaves, so that no letter is out whose link is not known. Sent twice after a crash, both links work.
/// </summary>
public sealed class SendRegistrationMail(OpsDbs dbs, TenantSettings settings, IMailTransport transport, IConsoleAddress address, TimeProvider clock) : IWorkHandler
{
    public const string KindName = "users.registration-mail";

    private const int TokenBytes = 32;

    public string Kind => KindName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var wanted = run.PayloadAs<RegistrationMail>();
        var hours = await settings.GetAsync(run.TenantId, SettingCatalog.RegistrationHours, ct);
        await using var db = dbs.Open(run.TenantId);
        if (await db.Registrations.FirstOrDefaultAsync(row => row.Id == wanted.RegistrationId, ct) is not { State: RegistrationState.Unconfirmed } row)
            throw new WorkIsHopeless("The registration is gone or confirmed.");
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        (row.EarlierLinkHash, row.LinkHash, row.LinkUntilUtc) = (row.LinkHash, HashOf(token), clock.GetUtcNow().UtcDateTime.AddHours(hours));
        await db.SaveChangesAsync(ct);
        await transport.SendAsync(Letter(row, new Uri(address.Uri, $"register/confirm?id={row.Id}&token={token}"), hours), ct);
    }

    internal static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static Mail Letter(Registration row, Uri link, int hours) => new(row.Email, "Confirm your address for OpsConsole",
        $"""
        Hello {row.Name},

        somebody, probably you, asked for an OpsConsole account with this address. This link confirms it, once, within {hours.ToString(CultureInfo.InvariantCulture)} hours, and lets you choose a password:

        {link}

        If it was not you, do nothing: there is no account, and what was entered is removed soon.
        """);
}
