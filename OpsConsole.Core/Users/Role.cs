using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users;

/// <summary>A tenant's named set of permissions.</summary>
public sealed class Role : ITenantOwned, IVersioned, IActivitySubject
{
    public const int ShortestName = 2;
    public const int NameLength = 60;
    public const int PurposeLength = 200;

    public const string Subject = "role";

    private string name = "";

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required string Name
    {
        get => name;
        set => (name, NameKey) = (value, KeyOf(value));
    }

    /// <summary>The name as it is unique within the tenant, on every database: without regard of case.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>What it is for, in the words of whoever made it.</summary>
    public string? Purpose { get; set; }

    /// <summary>Made with the tenant: the product relies on its name, so that it is neither renamed nor removed.</summary>
    public bool IsBuiltIn { get; init; }

    public long Version { get; private set; }

    public List<RolePermission> Permissions { get; init; } = [];

    string IActivitySubject.SubjectKind => Subject;

    public static string KeyOf(string name) => name.ToUpperInvariant();
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
