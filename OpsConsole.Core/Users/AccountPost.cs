using System.Globalization;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users.Letters;

namespace OpsConsole.Core.Users;

/// <summary>Queues letters to owners of accounts, saved with what they tell of or not at all.</summary>
public sealed class AccountPost(TimeProvider clock)
{
    /// <param name="about">What the letter is about, where the moment is not enough to tell it from another.</param>
    public async Task QueueAsync(OpsDb db, User user, AccountLetter letter, CancellationToken ct, string? about = null) =>
        await MessageQueue.AddOnceAsync(db, new NewMessage(TemplateOf(letter.News), about ?? EventOf(clock.GetUtcNow().UtcDateTime), MessageRecipient.Of(user)) { Values = ValuesOf(letter) }, clock, ct);

    /// <summary>Two letters of one kind to one person in the same moment are one.</summary>
    internal static string EventOf(DateTime atUtc) => $"at-{atUtc.ToString("yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture)}";

    private static MessageTemplate TemplateOf(AccountNews news) => news switch
    {
        AccountNews.Locked => AccountLockedMessage.Is,
        AccountNews.LockedForTravel => AccountLockedForTravelMessage.Is,
        AccountNews.PasswordChanged => PasswordChangedMessage.Is,
        AccountNews.TwoFactorOn => TwoFactorOnMessage.Is,
        AccountNews.TwoFactorOff => TwoFactorOffMessage.Is,
        AccountNews.TwoFactorReset => TwoFactorResetMessage.Is,
        AccountNews.HasAccountAlready => HasAccountAlreadyMessage.Is,
        AccountNews.RegistrationApproved => RegistrationApprovedMessage.Is,
        AccountNews.RegistrationDeclined => RegistrationDeclinedMessage.Is,
        AccountNews.WillBeInactive => WillBeInactiveMessage.Is,
        _ => DataReadyMessage.Is,
    };

    private static Dictionary<string, string> ValuesOf(AccountLetter letter) => letter.News switch
    {
        AccountNews.Locked => new() { ["attempts"] = (letter.Count ?? 0).ToString(CultureInfo.InvariantCulture), ["locked_until"] = At(letter.UntilUtc) },
        AccountNews.LockedForTravel when letter.Journey is { } journey => new()
        {
            ["first_place"] = journey.There,
            ["first_time"] = At(journey.ThereAtUtc),
            ["second_place"] = journey.Here,
            ["second_time"] = At(journey.HereAtUtc),
            ["locked_until"] = At(letter.UntilUtc),
        },
        AccountNews.TwoFactorReset or AccountNews.RegistrationDeclined => new() { ["reason"] = letter.Note ?? "" },
        AccountNews.WillBeInactive => new() { ["inactive_on"] = At(letter.UntilUtc) },
        AccountNews.DataReady => new() { ["removed_on"] = At(letter.UntilUtc) },
        _ => [],
    };

    private static string At(DateTime? utc) => utc is { } at ? at.ToString("MMMM d, yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) : "later";
}
