using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Messages.Queue;

public enum MessageEventKind
{
    /// <summary>An attempt that failed; it is tried again.</summary>
    AttemptFailed,

    /// <summary>It came back for now: a full mailbox, say.</summary>
    SoftBounce,

    /// <summary>It came back for good.</summary>
    HardBounce,

    /// <summary>Its reader called it unwanted.</summary>
    Complaint,

    /// <summary>The provider's word of a text that is on its way or has arrived.</summary>
    Delivery,

    /// <summary>The provider's word that a text did not arrive.</summary>
    NotDelivered,

    /// <summary>Somebody sent it again.</summary>
    SentAgain,

    /// <summary>Somebody found out what became of it.</summary>
    Settled,

    /// <summary>Somebody called it off.</summary>
    Cancelled,

    /// <summary>Its reader opened it, where the firm counts that.</summary>
    Opened,

    /// <summary>Its reader followed a link; each link once.</summary>
    Clicked,

    /// <summary>A machine looked at it on the way, such as a scanner: no reading.</summary>
    Fetched,
}

/// <summary>Something that happened to a message besides being sent. Never changed.</summary>
public sealed class MessageEvent : ITenantOwned
{
    public const int TextLength = 600;
    public const int KeyLength = 80;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long MessageId { get; init; }

    public MessageEventKind Kind { get; init; }

    public DateTime AtUtc { get; init; }

    public required string Text { get; init; }

    public string? ByName { get; init; }

    /// <summary>What keeps the same word from counting twice, however often it is read: a report's own hash, or the attempt's number.</summary>
    public required string Key { get; init; }

    internal static string Shortened(string text) => text.Length <= TextLength ? text : text[..(TextLength - 1)] + "…";
}
