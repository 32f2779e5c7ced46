using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users.Roles;

internal static class GoneRoles
{
    /// <summary>Why a save failed that gave these roles: somebody removed one of them at the same moment. Null when all are there.</summary>
    public static async Task<Error?> RoleThatIsGoneAsync(this OpsDb db, IReadOnlyCollection<Role> given, CancellationToken ct)
    {
        var ids = given.Select(role => role.Id).ToArray();
        var present = await db.Roles.AsNoTracking().Where(role => ids.Contains(role.Id)).Select(role => role.Id).ToListAsync(ct);
        return given.FirstOrDefault(role => !present.Contains(role.Id)) is { } gone ? new RoleIsUnknown(gone.Name) : null;
    }
}
