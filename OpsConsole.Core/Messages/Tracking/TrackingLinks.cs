using System.Globalization;
using OpsConsole.Core.Integrations;

namespace OpsConsole.Core.Messages.Tracking;

/// <summary>What a mail program asked us for.</summary>
/// <param name="Target">Where a link of the mail leads; null for the picture that tells of opening.</param>
public sealed record TrackingLink(long TenantId, long MessageId, Uri? Target);

public sealed record TrackingLinkIsDead() : Error("This link does not work. It may be cut off.");

/// <summary>
/// The addresses in a mail by which we hear that it is read: sealed with the host's keys, with the target inside, so nobody can have us lead
/// anywhere but where one of our own mails did.
/// </summary>
public sealed class TrackingLinks(ISecretSeal seal, IConsoleAddress address)
{
    /// <summary>A longer target is left as it is, so that no mail program cuts the address off.</summary>
    public const int TargetLength = 1_000;

    /// <summary>More is no token of ours and is not looked at.</summary>
    public const int TokenLength = 4_000;

    // What is sealed for other purposes never begins like this.
    private const string Mark = "mail-reading/1/";

    public Uri Picture(long tenantId, long messageId) => new(address.Uri, $"mail/seen/{Token(tenantId, messageId, "")}");

    public Uri Leading(long tenantId, long messageId, Uri target) => new(address.Uri, $"mail/to/{Token(tenantId, messageId, target.AbsoluteUri)}");

    /// <summary>Null for anything but a token that was made here.</summary>
    public TrackingLink? Read(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > TokenLength || seal.Open(token) is not { } text || !text.StartsWith(Mark, StringComparison.Ordinal))
            return null;
        if (text[Mark.Length..].Split('/', 3) is not [var firm, var message, var target]
            || !long.TryParse(firm, NumberStyles.None, CultureInfo.InvariantCulture, out var tenantId) || !long.TryParse(message, NumberStyles.None, CultureInfo.InvariantCulture, out var messageId))
            return null;
        return target.Length == 0 ? new(tenantId, messageId, null)
            : Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? new(tenantId, messageId, uri) : null;
    }

    private string Token(long tenantId, long messageId, string target) => Uri.EscapeDataString(seal.Seal(string.Create(CultureInfo.InvariantCulture, $"{Mark}{tenantId}/{messageId}/{target}")));
}
