using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>Whose rights a change of roles would change.</summary>
/// <param name="People">How many open accounts get it through no role yet, or keep it through none.</param>
/// <param name="Names">The first few of them.</param>
public sealed record PermissionOutlook(string Permission, bool IsGiven, int People, IReadOnlyList<string> Names);

/// <summary>What a change of roles would come to, person by person: who holds a permission through another role loses nothing. Callers check <see cref="UserPermissions.View"/>.</summary>
public sealed class RoleOutlookQuery(OpsDbs dbs)
{
    public const int MostNames = 5;

    /// <param name="wishes">All changes that are to be made together; the versions do not matter.</param>
    /// <returns>What is taken first, then what is given; permissions that nobody gets or loses with a count of 0.</returns>
    public async Task<IReadOnlyList<PermissionOutlook>> LoadAsync(long tenantId, IReadOnlyList<RoleWish> wishes, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var roles = await db.Roles.AsNoTracking().Include(role => role.Permissions).ToListAsync(ct);
        var before = roles.SelectMany(role => role.Permissions.Select(held => (held.Permission, role.Id))).ToLookup(held => held.Permission, held => held.Id);
        var after = roles.SelectMany(role => (wishes.FirstOrDefault(wish => wish.Role.Id == role.Id)?.Permissions ?? role.Permissions.Select(held => held.Permission))
            .Select(permission => (permission, role.Id))).ToLookup(held => held.permission, held => held.Id);
        var outlooks = new List<PermissionOutlook>();
        foreach (var permission in before.Select(held => held.Key).Union(after.Select(held => held.Key)).Order(StringComparer.Ordinal))
        {
            long[] had = [.. before[permission]], has = [.. after[permission]];
            if (had.Except(has).Any())
                outlooks.Add(await OutlookAsync(db, permission, isGiven: false, through: had, notThrough: has, ct));
            if (has.Except(had).Any())
                outlooks.Add(await OutlookAsync(db, permission, isGiven: true, through: has, notThrough: had, ct));
        }

        return [.. outlooks.OrderBy(outlook => outlook.IsGiven)];
    }

    private static async Task<PermissionOutlook> OutlookAsync(OpsDb db, string permission, bool isGiven, long[] through, long[] notThrough, CancellationToken ct)
    {
        var people = db.Users.AsNoTracking().Where(user => !user.IsDisabled
            && db.RoleMemberships.Any(held => held.UserId == user.Id && through.Contains(held.RoleId))
            && !db.RoleMemberships.Any(held => held.UserId == user.Id && notThrough.Contains(held.RoleId)));
        var names = await people.OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Take(MostNames).Select(user => user.DisplayName).ToListAsync(ct);
        return new PermissionOutlook(permission, isGiven, names.Count < MostNames ? names.Count : await people.CountAsync(ct), names);
    }
}
