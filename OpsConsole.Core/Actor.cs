using System.Collections.Frozen;
using OpsConsole.Core.Permissions;

namespace OpsConsole.Core;

/// <summary>
/// Who does something, in which tenant, and what they may do. Made afresh for every call (see <see cref="Users.AccessDirectory"/>),
/// so that a permission taken away counts at once.
/// </summary>
public sealed record Actor(long TenantId, long? UserId, string Name, FrozenSet<string> Permissions)
{
    /// <summary>Somebody who may do nothing: signed out, locked, or unknown.</summary>
    public static Actor Nobody { get; } = new(0, null, "Nobody", FrozenSet<string>.Empty);

    /// <summary>The product itself, acting for a tenant; named for the job or queue that runs.</summary>
    public static Actor System(long tenantId, string name) => new(tenantId, null, name, PermissionCatalog.AllNames);

    /// <summary>Who looks at the console as this person; null when it is they themselves. Then <see cref="Permissions"/> holds only what shows things.</summary>
    public Viewer? SeenBy { get; init; }

    /// <summary>The refusal for whoever only looks, or null. For use cases that ask for no permission; <see cref="Lacks"/> says it for all others.</summary>
    public Error? OnlyLooks => SeenBy is null ? null : new OnlyLooking(Name);

    public bool May(string permission) => Permissions.Contains(permission);

    /// <summary>
    /// The refusal, or null when the actor holds the permission. Whoever looks at the console as somebody else lacks everything but what
    /// shows things, wherever it is asked.
    /// </summary>
    public Error? Lacks(string permission) =>
        SeenBy is not null && !PermissionCatalog.OnlyShows(permission) ? new OnlyLooking(Name)
        : May(permission) ? null : new NotAllowed(permission, PermissionCatalog.MeaningOf(permission));

    /// <summary>The console as this person sees it, for somebody who changes nothing.</summary>
    public Actor AsSeenBy(Viewer viewer) => this with
    {
        Permissions = Permissions.Where(permission => PermissionCatalog.OnlyShows(permission) || PermissionCatalog.IsOfOnesOwn(permission)).ToFrozenSet(),
        SeenBy = viewer,
    };
}

/// <summary>Who looks at the console as somebody else, and until when.</summary>
public sealed record Viewer(long UserId, string Name, DateTime UntilUtc);
