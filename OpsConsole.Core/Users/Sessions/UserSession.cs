using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users.Sessions;

/// <summary>
/// One sign-in: from the proof of who somebody is until they sign out, are signed out, or are not seen for <see cref="Lifetime"/>. The
/// browser's cookie names it; it counts for as long as its row says so. The key opens nothing without the cookie's own protection.
/// </summary>
public sealed class UserSession : ITenantOwned
{
    public const int KeyLength = 32;
    public const int HowLength = 40;
    public const int FromLength = 64;
    public const int BrowserLength = 80;
    public const int EndedByLength = 120;

    /// <summary>A cookie that is not used for so long is no good any more.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long UserId { get; init; }

    public required string Key { get; init; }

    /// <summary>What proved the person: "password", a provider, "demo link".</summary>
    public required string How { get; init; }

    /// <summary>The network address.</summary>
    public string? From { get; init; }

    /// <summary>In words, such as "Firefox on Windows".</summary>
    public string? Browser { get; init; }

    public DateTime OpenedAtUtc { get; init; }

    /// <summary>Kept to a few minutes: see <see cref="SessionSightings"/>.</summary>
    public DateTime SeenAtUtc { get; set; }

    public DateTime? EndedAtUtc { get; private set; }

    public string? EndedBy { get; private set; }

    public bool IsOpenAt(DateTime nowUtc) => EndedAtUtc is null && nowUtc - SeenAtUtc < Lifetime;

    public void End(string by, DateTime nowUtc)
    {
        if (EndedAtUtc is null)
            (EndedAtUtc, EndedBy) = (nowUtc, by.Length > EndedByLength ? by[..EndedByLength] : by);
    }
}
