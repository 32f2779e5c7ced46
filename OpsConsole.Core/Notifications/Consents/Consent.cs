using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Notifications.Consents;

/// <summary>
/// Somebody's yes or no to a way of reaching them, for a purpose: when, where, and to which words. Never changed; the newest of a channel and
/// purpose counts.
/// </summary>
public sealed class Consent : ITenantOwned
{
    public const int PurposeLength = 30;
    public const int SourceLength = 60;
    public const int NoteLength = 300;
    public const int WordingLength = 30;
    public const int NameLength = 160;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long UserId { get; init; }

    public MessageChannel Channel { get; init; }

    /// <summary><see cref="ConsentPurpose.All"/>, or the key of a <see cref="Preferences.NoticeKind"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>False: taken back, or refused.</summary>
    public bool IsGiven { get; init; }

    public DateTime AtUtc { get; init; }

    /// <summary>Where it was said: "profile", "unsubscribe link", "staff".</summary>
    public required string Source { get; init; }

    /// <summary>What somebody else who wrote it down said of it.</summary>
    public string? Note { get; init; }

    /// <summary>Which words were agreed to, by <see cref="ConsentWording"/>; null where there was nothing to agree to.</summary>
    public string? Wording { get; init; }

    public required string ByName { get; init; }
}

public static class ConsentPurpose
{
    /// <summary>The channel as a whole: text messages at all, or any mail besides what is about the account.</summary>
    public const string All = "all";
}
