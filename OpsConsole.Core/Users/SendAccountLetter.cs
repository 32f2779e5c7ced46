using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users;

/// <summary>Writes and sends one letter about an account.</summary>
public sealed class SendAccountLetter(OpsDbs dbs, IMailTransport transport, IConsoleAddress address) : IWorkHandler
{
    public const string KindName = "users.letter";

    public string Kind => KindName;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var letter = run.PayloadAs<AccountLetter>();
        await using var db = dbs.Open(run.TenantId);
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == letter.UserId, ct);
        if (user?.Email is not { Length: > 0 } email)
            throw new WorkIsHopeless("The account is gone.");
        var (subject, text) = Words(letter);
        await transport.SendAsync(new Mail(email, subject, $"Hello {user.DisplayName},\n\n{text}"), ct);
    }

    private (string Subject, string Text) Words(AccountLetter letter) => letter.News switch
    {
        AccountNews.Locked => ("Your OpsConsole account is locked for a while",
            $"""
            somebody failed to sign in to your OpsConsole account {letter.Count} times in a row. It is locked until {At(letter.UntilUtc)}; even the right password is refused until then.

            If it was you, wait, or ask an administrator to unlock it. If it was not, nothing was opened. Whoever tries again waits longer each time.

            Forgotten your password? {new Uri(address.Uri, "forgot-password")}
            """),
        AccountNews.PasswordChanged => ("Your OpsConsole password was changed",
            $"""
            the password of your OpsConsole account was just changed, and every other place where you were signed in was signed out.

            If it was not you, set a new one now: {new Uri(address.Uri, "forgot-password")}
            """),
        AccountNews.TwoFactorOn => ("Two-factor sign-in is on",
            $"""
            from now on your OpsConsole account asks for a code besides the password. Keep your recovery codes where you find them without your phone.

            If it was not you, set a new password and tell an administrator: {new Uri(address.Uri, "forgot-password")}
            """),
        AccountNews.TwoFactorOff => ("Two-factor sign-in is off",
            $"""
            your OpsConsole account does not ask for a code any more.

            If it was not you, set a new password and switch it on again: {new Uri(address.Uri, "forgot-password")}
            """),
        AccountNews.TwoFactorReset => ("Your two-factor sign-in was reset",
            $"""
            an administrator switched off the codes of your OpsConsole account and ended its sign-ins. The reason: {letter.Note}

            Sign in with your password and set the codes up again: {new Uri(address.Uri, "profile/two-factor")}
            If you did not ask for it, tell your firm at once.
            """),
        AccountNews.HasAccountAlready => ("You have an OpsConsole account already",
            $"""
            somebody, probably you, tried to register with this address. It has an account already. Sign in here: {new Uri(address.Uri, "sign-in")}

            Forgotten your password? {new Uri(address.Uri, "forgot-password")}
            If it was not you, do nothing.
            """),
        AccountNews.RegistrationApproved => ("Your OpsConsole account is open",
            $"""
            your registration was approved. Sign in: {new Uri(address.Uri, "sign-in?returnUrl=%2Fwelcome")}
            """),
        AccountNews.RegistrationDeclined => ("Your registration was declined",
            $"""
            your registration was declined, and the account is closed. The reason: {letter.Note}
            """),
        AccountNews.WillBeInactive => ("Your OpsConsole account becomes inactive",
            $"""
            you have not signed in to OpsConsole for a long time. Your account becomes inactive on {At(letter.UntilUtc)}.

            To keep it, sign in before: {new Uri(address.Uri, "sign-in")}
            If you do not need it any more, do nothing. An administrator can open it again.
            """),
        AccountNews.DataReady => ("Your copy is ready",
            $"""
            the copy of what OpsConsole keeps about you is ready. Take it on your profile until {At(letter.UntilUtc)}; then it is removed: {new Uri(address.Uri, "profile#data")}

            If you did not ask for it, set a new password: {new Uri(address.Uri, "forgot-password")}
            """),
        _ => throw new WorkIsHopeless($"This version writes no letter of the kind {letter.News}."),
    };

    private static string At(DateTime? utc) => utc is { } at ? at.ToString("MMMM d, yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) : "later";
}
