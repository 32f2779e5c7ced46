using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Viewing;

/// <summary>
/// Somebody looks at the console as another person, in one sign-in of theirs and for a while. The row is what says so, on every node and in
/// every tab; the cookie knows nothing of it.
/// </summary>
public sealed class UserViewing : ITenantOwned
{
    public const int SessionLength = 40;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required long ViewerUserId { get; init; }

    public required long TargetUserId { get; init; }

    /// <summary>Which of the viewer's sign-ins; it opens nothing by itself.</summary>
    public required string Session { get; init; }

    public required DateTime StartedAtUtc { get; init; }

    /// <summary>Ends by itself then.</summary>
    public required DateTime UntilUtc { get; init; }

    public DateTime? EndedAtUtc { get; init; }
}

/// <summary>A viewing that has not ended, as whoever asks what somebody may do needs it.</summary>
public sealed record OpenViewing(string Session, long TargetUserId, DateTime UntilUtc);
