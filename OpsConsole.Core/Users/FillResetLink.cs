using System.Globalization;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sending;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users.Letters;

namespace OpsConsole.Core.Users;

/// <summary>
/// Makes the link that sets a new password when its letter leaves: no row and no backup holds a way into an account. A second letter after a
/// failure carries a link of its own; both work until one is used.
/// </summary>
public sealed class FillResetLink(Accounts accounts) : IFillSecrets
{
    /// <summary>Where the console is reached, kept with the message and said nowhere in it.</summary>
    internal const string Site = "site";

    public MessageTemplate Of => PasswordResetMessage.Is;

    public async Task<IReadOnlyDictionary<string, string>> FillAsync(OutgoingMessage message, CancellationToken ct)
    {
        await using var scope = accounts.Open();
        if (message.UserId is not { } id || await scope.Users.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture)) is not { IsDisabled: false } user)
            throw new MessageNotWanted("The account is gone or shut.");
        var token = await scope.Users.GeneratePasswordResetTokenAsync(user);
        var site = new Uri(MessageQueue.ValuesOf(message.Values)[Site]);
        return new Dictionary<string, string> { ["reset_link"] = new Uri(site, $"reset-password?user={user.Id}&token={Uri.EscapeDataString(token)}").ToString() };
    }
}

internal static class QueueingResetLetters
{
    public static Task QueueResetLetterAsync(this OpsDb db, User user, Uri site, string about, TimeProvider clock, CancellationToken ct) =>
        MessageQueue.AddOnceAsync(db, new NewMessage(PasswordResetMessage.Is, about, MessageRecipient.Of(user)) { Values = new Dictionary<string, string> { [FillResetLink.Site] = site.ToString() } }, clock, ct);
}
