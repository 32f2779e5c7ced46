using Microsoft.AspNetCore.Identity;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users;

/// <summary>
/// An account. Sign-in names are unique over all tenants, because people sign in before we know their tenant; everything else about a
/// user is filtered by tenant like any row. Identity keeps the password (salted, adaptive hash), failed count and lock.
/// </summary>
public sealed partial class User : IdentityUser<long>, ITenantOwned, IActivitySubject
{
    public const int DisplayNameLength = 120;
    public const int ReasonLength = 300;

    public long TenantId { get; init; }

    public required string DisplayName { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>An account of the demo scene: exists in Development only, and only such an account can be signed in without a password.</summary>
    public bool IsDemo { get; init; }

    public DateTime CreatedAtUtc { get; init; }

    public DateTime? LastSignInAtUtc { get; set; }

    /// <summary>How often the account was locked since it was last opened: each lock is longer than the one before (decision 0123).</summary>
    public int LocksInARow { get; set; }

    public List<RoleMembership> Memberships { get; init; } = [];

    public List<Markets.UserMarket> Markets { get; init; } = [];

    /// <summary>What a search looks in; the save keeps it, see <see cref="Listing.UserSearchText"/>.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>
    /// Goes up with whatever changes what lists show, so that an index that missed something is found out. Saves raise it; a statement that
    /// changes accounts without loading them raises it itself.
    /// </summary>
    public long Revision { get; private set; }

    string IActivitySubject.SubjectKind => "user";

    public bool IsLockedAt(DateTime nowUtc) => LockoutEnd is { } end && end.UtcDateTime > nowUtc;
}
