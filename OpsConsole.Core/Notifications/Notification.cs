using OpsConsole.Core.Live;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Notifications;

/// <summary>What somebody is told of one activity entry. One per person and entry, however often the entry is delivered.</summary>
public sealed class Notification : ITenantOwned
{
    public const int TitleLength = 200;
    public const int DetailLength = 400;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long UserId { get; init; }

    public long ActivityId { get; init; }

    /// <summary>The entry's own action, such as <c>lead.questioned</c>.</summary>
    public required string Action { get; init; }

    public required string ByName { get; init; }

    public required string SubjectKind { get; init; }

    public long SubjectId { get; init; }

    /// <summary>What it is about, as people know it: an address, a file.</summary>
    public required string Title { get; init; }

    /// <summary>The words that came with it: a question, an answer, a reason.</summary>
    public string? Detail { get; init; }

    public DateTime AtUtc { get; init; }

    /// <summary>The mail that tells of it too; null for none. The mail may be swept away before.</summary>
    public long? MessageId { get; set; }

    public DateTime? ReadAtUtc { get; set; }

    /// <summary>Last time anything here changed; what other nodes' live feeds look for.</summary>
    public DateTime UpdatedAtUtc { get; set; }

    /// <summary>Told when somebody's notifications change, by the kind that <see cref="Live.LiveSignal"/> knows it by.</summary>
    public const string Inbox = "inbox";

    public static Topic TopicOf(long tenantId, long userId) => Topic.One(tenantId, Inbox, userId);
}
