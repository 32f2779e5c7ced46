using OpsConsole.Core.Activity;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Messages.Bounces;

public enum SuppressionReason
{
    HardBounce,

    /// <summary>It came back for now too often.</summary>
    SoftBounces,

    Complaint,

    /// <summary>Its reader does not want this channel any more.</summary>
    Unsubscribed,
}

/// <summary>An address that is not written to, since when and why. Released by somebody with a reason; what comes back later blocks it anew.</summary>
public sealed class AddressSuppression : ITenantOwned, IVersioned, IActivitySubject
{
    public const string TopicKind = "blocked-address";
    public const int SourceLength = 400;
    public const int ReasonLength = 300;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public MessageChannel Channel { get; init; }

    /// <summary>In the form of <see cref="AddressBook.Normal"/>.</summary>
    public required string Address { get; init; }

    public SuppressionReason Reason { get; private set; }

    /// <summary>What said so: the server's words.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The message that came back.</summary>
    public long? MessageId { get; private set; }

    public DateTime AtUtc { get; private set; }

    public DateTime? ReleasedAtUtc { get; private set; }

    public string? ReleasedByName { get; private set; }

    public string? ReleaseReason { get; private set; }

    public long Version { get; private set; }

    public bool IsInForce => ReleasedAtUtc is null;

    string IActivitySubject.SubjectKind => TopicKind;

    public void Block(SuppressionReason reason, string source, long? messageId, DateTime nowUtc)
    {
        (Reason, Source, MessageId, AtUtc) = (reason, source.Length <= SourceLength ? source : source[..(SourceLength - 1)] + "…", messageId, nowUtc);
        (ReleasedAtUtc, ReleasedByName, ReleaseReason) = (null, null, null);
    }

    public Error? Release(string reason, Actor by, DateTime nowUtc)
    {
        if (!IsInForce)
            return new AddressIsNotBlocked(Address);
        (ReleasedAtUtc, ReleasedByName, ReleaseReason) = (nowUtc, by.Name, reason);
        return null;
    }
}
