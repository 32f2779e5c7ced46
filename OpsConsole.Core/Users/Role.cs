using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users;

/// <summary>A tenant's named set of permissions.</summary>
public sealed class Role : ITenantOwned, IVersioned, IActivitySubject
{
    public const int NameLength = 60;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required string Name { get; set; }

    /// <summary>Made with the tenant; cannot be removed.</summary>
    public bool IsBuiltIn { get; init; }

    public long Version { get; private set; }

    public List<RolePermission> Permissions { get; init; } = [];

    string IActivitySubject.SubjectKind => "role";
}

/// <summary>A permission that a role holds; the name is one of the catalogue's.</summary>
public sealed class RolePermission : ITenantOwned
{
    public const int PermissionLength = 60;

    public long RoleId { get; init; }

    public long TenantId { get; init; }

    public required string Permission { get; init; }
}

/// <summary>A user has a role.</summary>
public sealed class RoleMembership : ITenantOwned
{
    public long UserId { get; init; }

    public long RoleId { get; init; }

    public Role Role { get; init; } = null!;

    public long TenantId { get; init; }
}
