using System.Globalization;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Core.Notifications.Unsubscribing;

/// <summary>Whose choices a link is about, and which mail it stood in.</summary>
/// <param name="Kind">The key of a <see cref="NoticeKind"/>; null for a mail of no kind.</param>
public sealed record ChoiceLink(long TenantId, long UserId, string? Kind)
{
    public NoticeKind? Of => Kind is null ? null : NoticeKind.Named(Kind);
}

/// <summary>
/// The links below mails: sealed with the host's keys, so nobody can make one up and none stands in a row. They work for as long as the keys
/// are kept and open nothing but what somebody wants to be sent (decision 0147).
/// </summary>
public sealed class ChoiceLinks(ISecretSeal seal, IConsoleAddress address)
{
    /// <summary>More is no token of ours and is not looked at.</summary>
    public const int TokenLength = 600;

    // What is sealed for other purposes never begins like this.
    private const string Mark = "mail-choices/1";

    public string TokenOf(ChoiceLink link) => seal.Seal(string.Create(CultureInfo.InvariantCulture, $"{Mark}/{link.TenantId}/{link.UserId}/{link.Kind}"));

    /// <summary>Where one click, or a mail program by itself, ends these mails.</summary>
    public Uri Unsubscribing(string token) => new(address.Uri, $"unsubscribe/{Uri.EscapeDataString(token)}");

    /// <summary>Where all of it is chosen.</summary>
    public Uri Choosing(string token) => new(address.Uri, $"preferences/{Uri.EscapeDataString(token)}");

    /// <summary>Null for anything but a token that was made here.</summary>
    public ChoiceLink? Read(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > TokenLength || seal.Open(token) is not { } text)
            return null;
        var parts = text.Split('/');
        return parts.Length == 5 && $"{parts[0]}/{parts[1]}" == Mark
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var tenantId) && long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var userId)
            ? new(tenantId, userId, parts[4] is { Length: > 0 } kind ? kind : null) : null;
    }
}
