using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>A role as the matrix of roles and permissions shows it.</summary>
/// <param name="People">How many open accounts have it.</param>
public sealed record RoleColumn(long Id, long Version, string Name, bool IsBuiltIn, int People, FrozenSet<string> Permissions)
{
    /// <summary>What it is for, where somebody said so.</summary>
    public string? Purpose { get; init; }

    public RoleRef Ref => new(Id, Version);
}

/// <summary>The tenant's roles with what they may do, the built-in ones first, then the firm's own by name. Callers check <see cref="UserPermissions.View"/>.</summary>
public sealed class RoleMatrixQuery(OpsDbs dbs)
{
    public async Task<IReadOnlyList<RoleColumn>> LoadAsync(long tenantId, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var roles = await db.Roles.AsNoTracking().Include(role => role.Permissions).ToListAsync(ct);
        var people = await db.RoleMemberships.Where(held => db.Users.Any(user => user.Id == held.UserId && !user.IsDisabled))
            .GroupBy(held => held.RoleId).Select(held => new { held.Key, Count = held.Count() }).ToDictionaryAsync(held => held.Key, held => held.Count, ct);
        return
        [
            .. roles.OrderByDescending(role => role.IsBuiltIn).ThenBy(role => role.IsBuiltIn ? "" : role.NameKey, StringComparer.Ordinal).ThenBy(role => role.Id).Select(role => new RoleColumn(
                role.Id, role.Version, role.Name, role.IsBuiltIn, people.GetValueOrDefault(role.Id), role.Permissions.Select(held => held.Permission).ToFrozenSet()) { Purpose = role.Purpose }),
        ];
    }
}
