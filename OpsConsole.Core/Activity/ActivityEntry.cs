using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Activity;

/// <summary>
/// What happened, who did it and to what: timeline, audit trail and the source of everything that follows from an event.
/// Append-only; database triggers refuse changes, and <see cref="ActivitySeal"/> chains the entries.
/// </summary>
public sealed class ActivityEntry : ITenantOwned
{
    public const int ActionLength = 80;
    public const int SubjectKindLength = 40;
    public const int ActorNameLength = 160;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public DateTime AtUtc { get; init; }

    /// <summary>Null when the product itself acted; <see cref="ActorName"/> then names the job.</summary>
    public long? ActorUserId { get; init; }

    /// <summary>The name at that time; kept because people change theirs.</summary>
    public required string ActorName { get; init; }

    /// <summary>Dotted past tense, from <see cref="ActivityActions"/>, such as <c>lead.approved</c>.</summary>
    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public long SubjectId { get; internal set; }

    /// <summary>A small JSON object of particulars, such as <c>{"from":"Pending","to":"Approved"}</c>, or null.</summary>
    public string? Particulars { get; init; }
}
