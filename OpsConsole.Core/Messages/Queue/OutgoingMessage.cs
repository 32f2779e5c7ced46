using OpsConsole.Core.Activity;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Messages.Queue;

/// <summary>
/// One message to one person about one event: the row that keeps it from being sent twice, and what is known of it afterwards. Made by
/// <see cref="MessageQueue"/>, moved by updates that name the state they expect. No way into an account ever stands in it (decision 0012).
/// </summary>
public sealed class OutgoingMessage : ITenantOwned, IActivitySubject
{
    public const string TopicKind = "message";
    public const int EventLength = 120;
    public const int AddressLength = 254;
    public const int NameLength = 160;
    public const int ErrorLength = 400;
    public const int MessageIdLength = 200;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public MessageChannel Channel { get; init; }

    /// <summary>A key of <see cref="MessageCatalog"/>.</summary>
    public required string Template { get; init; }

    /// <summary>What it is about, as its sender names it: <c>entry-4711</c>. One message of a template to a recipient about an event, for ever.</summary>
    public required string Event { get; init; }

    /// <summary>Whose account it goes to; null for an address without one.</summary>
    public long? UserId { get; init; }

    public required string ToName { get; init; }

    /// <summary>The address it goes to, or went to. That of an account is read again when it leaves.</summary>
    public required string Address { get; set; }

    /// <summary>Who it is for in the one form that is compared: <c>user:12</c> or <c>maria@keller.test</c>.</summary>
    public required string Recipient { get; init; }

    /// <summary>The part behind the @, in lower case; of a phone number, its country.</summary>
    public required string Domain { get; set; }

    public MessagePurpose Purpose { get; init; }

    /// <summary>The key of the <see cref="Notifications.Preferences.NoticeKind"/> by which its reader chooses; null for what is about an account.</summary>
    public string? Kind { get; init; }

    /// <summary>Smaller goes first.</summary>
    public int Priority { get; init; }

    public MessageState State { get; set; } = MessageState.Waiting;

    /// <summary>What fills the template, as JSON by the variables' names; never a secret.</summary>
    public required string Values { get; set; }

    /// <summary>For a test: the words to send instead of those that count, as JSON.</summary>
    public string? TestWords { get; init; }

    /// <summary>The version of the firm's words that was sent, 0 for the product's; null before.</summary>
    public int? Version { get; set; }

    public string? Variant { get; set; }

    /// <summary>Of a text, how it begins.</summary>
    public string? SentSubject { get; set; }

    /// <summary>What was said, as plain text, without what opens an account.</summary>
    public string? Said { get; set; }

    public int Attempts { get; set; }

    public DateTime NextTryAtUtc { get; set; }

    public string? Error { get; set; }

    /// <summary>The claim's own token; what comes of the sending is written only with it.</summary>
    public string? ClaimToken { get; set; }

    public DateTime? ClaimUntilUtc { get; set; }

    /// <summary>When it was last begun: what the pace of a domain is counted by.</summary>
    public DateTime? StartedAtUtc { get; set; }

    /// <summary>The Message-ID of the mail, or the provider's of a text.</summary>
    public string? MessageId { get; set; }

    public DateTime QueuedAtUtc { get; init; }

    public DateTime? SentAtUtc { get; set; }

    /// <summary>Whether it only went to the simulator.</summary>
    public bool IsSimulated { get; set; }

    /// <summary>When word came that it did not arrive, or that its reader complained.</summary>
    public DateTime? ReturnedAtUtc { get; set; }

    /// <summary>Whether it held what tells that it was opened; a firm decides, and its reader was told.</summary>
    public bool CountsOpens { get; set; }

    /// <summary>Whether its links tell that they were followed.</summary>
    public bool CountsClicks { get; set; }

    /// <summary>When it was first opened, as far as that can be told.</summary>
    public DateTime? OpenedAtUtc { get; set; }

    /// <summary>When the first of its links was followed.</summary>
    public DateTime? ClickedAtUtc { get; set; }

    /// <summary>How many messages a carrier makes of a text; null for mail, and before it leaves.</summary>
    public int? Segments { get; set; }

    /// <summary>What a text costs, in millionths of a dollar: the firm's price of a segment until the provider says better.</summary>
    public long? CostMicros { get; set; }

    /// <summary>How far a text has come, by the provider's word.</summary>
    public TextDelivery? Delivery { get; set; }

    public DateTime UpdatedAtUtc { get; set; }

    string IActivitySubject.SubjectKind => TopicKind;

    public bool IsTest => TestWords is not null;

    internal static string Shortened(string text) => text.Length <= ErrorLength ? text : text[..(ErrorLength - 1)] + "…";
}
