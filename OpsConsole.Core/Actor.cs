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

    public bool May(string permission) => Permissions.Contains(permission);

    /// <summary>The refusal, or null when the actor holds the permission.</summary>
    public NotAllowed? Lacks(string permission) =>
        May(permission) ? null : new NotAllowed(permission, PermissionCatalog.MeaningOf(permission));
}
