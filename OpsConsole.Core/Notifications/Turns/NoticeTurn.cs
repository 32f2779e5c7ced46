using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Notifications.Turns;

/// <summary>
/// Somebody had their turn at a mail that comes by the calendar: the digest of a Monday, the reminders of a day. Whoever inserts it sends, in
/// the same save, or found that there was nothing to say.
/// </summary>
public sealed class NoticeTurn : ITenantOwned
{
    public const int KindLength = 30;

    public long UserId { get; init; }

    /// <summary>The key of a <see cref="Preferences.NoticeKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>On their own calendar.</summary>
    public DateOnly Day { get; init; }

    public long TenantId { get; init; }

    public DateTime AtUtc { get; init; }
}
