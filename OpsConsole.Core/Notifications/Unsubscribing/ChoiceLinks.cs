using System.Globalization;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Unsubscribing;

/// <summary>Whose choices a link is about, and which mail it stood in.</summary>
/// <param name="UserId">Null where the mail went to an address without an account.</param>
/// <param name="Kind">The key of a <see cref="NoticeKind"/>; null for a mail of no kind.</param>
public sealed record ChoiceLink(long TenantId, long? UserId, string? Kind)
{
    /// <summary>In the form of <see cref="AddressBook.Normal"/>; null where an account is named.</summary>
    public string? Address { get; private init; }

    public NoticeKind? Of => Kind is null ? null : NoticeKind.Named(Kind);

    public static ChoiceLink At(long tenantId, string address, string? kind) => new(tenantId, null, kind) { Address = AddressBook.Normal(MessageChannel.Mail, address) };
}

/// <summary>
/// The links below mails: sealed with the host's keys, so nobody can make one up and none stands in a row. They work for as long as the keys
/// are kept and open nothing but what somebody wants to be sent (decision 0147).
/// </summary>
public sealed class ChoiceLinks(ISecretSeal seal, IConsoleAddress address)
{
    /// <summary>More is no token of ours and is not looked at. The longest address of letters outside of ASCII takes 1,200.</summary>
    public const int TokenLength = 1_600;

    // What is sealed for other purposes never begins like these.
    private const string OfPerson = "mail-choices/1/";
    private const string OfAddress = "mail-choices/2/";

    public string TokenOf(ChoiceLink link) => seal.Seal(link.Address is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{OfAddress}{link.TenantId}/{link.Kind}/{at}")
        : string.Create(CultureInfo.InvariantCulture, $"{OfPerson}{link.TenantId}/{link.UserId}/{link.Kind}"));

    /// <summary>Where one click, or a mail program by itself, ends these mails.</summary>
    public Uri Unsubscribing(string token) => new(address.Uri, $"unsubscribe/{Uri.EscapeDataString(token)}");

    /// <summary>Where all of it is chosen.</summary>
    public Uri Choosing(string token) => new(address.Uri, $"preferences/{Uri.EscapeDataString(token)}");

    /// <summary>Null for anything but a token that was made here.</summary>
    public ChoiceLink? Read(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > TokenLength || seal.Open(token) is not { } text)
            return null;
        if (text.StartsWith(OfPerson, StringComparison.Ordinal))
            return text[OfPerson.Length..].Split('/') is [var firm, var user, var kind] && Number(firm) is { } tenantId && Number(user) is { } userId ? new(tenantId, userId, Given(kind)) : null;
        // An address may hold a slash.
        return text.StartsWith(OfAddress, StringComparison.Ordinal) && text[OfAddress.Length..].Split('/', 3) is [var house, var of, { Length: > 0 } at] && Number(house) is { } id ? ChoiceLink.At(id, at, Given(of)) : null;
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Given(string kind) => kind.Length > 0 ? kind : null;
}
