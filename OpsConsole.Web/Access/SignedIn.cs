using System.Globalization;
using System.Security.Claims;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Access;

/// <summary>
/// What the cookie says: which account, which state of it (the stamp changes with the password), which sign-in. Never what the person
/// may do; <see cref="AccessDirectory"/> answers that anew each time.
/// </summary>
public sealed record SignedIn(long UserId, string Stamp, string Session)
{
    public const string Scheme = "OpsConsole";

    private const string StampClaim = "stamp";
    private const string SessionClaim = "session";

    public static ClaimsPrincipal Principal(UserAccess access, string session) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, access.UserId.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, access.DisplayName),
            new(StampClaim, access.SecurityStamp ?? ""),
            new(SessionClaim, session),
        ],
        Scheme));

    /// <summary>Null for a visitor who is not signed in.</summary>
    public static SignedIn? From(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true, AuthenticationType: Scheme }
        && long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && principal.FindFirstValue(StampClaim) is { } stamp
        && principal.FindFirstValue(SessionClaim) is { } session
            ? new SignedIn(id, stamp, session)
            : null;

    /// <summary>Told when this sign-in ends by signing out, here or in another tab of the same browser.</summary>
    public Topic SessionTopic(long tenantId) => new(tenantId, $"session:{Session}");

    /// <summary>Whether the account still is what it was at sign-in, and nobody ended the session.</summary>
    public bool IsStillGood(UserAccess? access, DateTime nowUtc) => IsOfGoodAccount(access, nowUtc) && access!.Sessions.Contains(Session);

    /// <summary>Whether the account is there, not barred, and has the same password.</summary>
    public bool IsOfGoodAccount(UserAccess? access, DateTime nowUtc) =>
        access is not null && !access.IsBarredAt(nowUtc) && string.Equals(access.SecurityStamp, Stamp, StringComparison.Ordinal);
}
