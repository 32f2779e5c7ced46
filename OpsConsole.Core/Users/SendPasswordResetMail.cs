using System.Globalization;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users;

/// <summary>What is queued: no key to the account, only whose letter it is.</summary>
public sealed record PasswordResetMail(long UserId, Uri Site);

/// <summary>
/// Writes and sends the letter with the link. The link's token is made here and goes nowhere but into the letter: no row and no backup
/// holds a way into an account. A second letter after a retry carries a link of its own; both work until one is used.
/// </summary>
public sealed class SendPasswordResetMail(Accounts accounts, IMailTransport transport) : IWorkHandler
{
    public const string KindName = "users.password-reset-mail";

    public string Kind => KindName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var wanted = run.PayloadAs<PasswordResetMail>();
        await using var scope = accounts.Open();
        if (await scope.Users.FindByIdAsync(wanted.UserId.ToString(CultureInfo.InvariantCulture)) is not { IsDisabled: false } user)
            throw new WorkIsHopeless("The account is gone or disabled.");
        var token = await scope.Users.GeneratePasswordResetTokenAsync(user);
        await transport.SendAsync(Letter(user, new Uri(wanted.Site, $"reset-password?user={user.Id}&token={Uri.EscapeDataString(token)}")), ct);
    }

    private static Mail Letter(User user, Uri link) => new(user.Email!, "Set a new password for OpsConsole",
        $"""
        Hello {user.DisplayName},

        somebody, probably you, asked to set a new password for your OpsConsole account. This link does it, once, within an hour:

        {link}

        If it was not you, do nothing: your password stays as it is.
        """);
}
