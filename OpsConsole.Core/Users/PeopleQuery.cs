using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>Somebody of the tenant, as a list to choose from shows them.</summary>
public sealed record Person(long UserId, string Name);

/// <summary>Who of a tenant may do something, for assigning and mentioning. Disabled accounts are left out.</summary>
public sealed class PeopleQuery(OpsDbs dbs)
{
    /// <summary>A list to choose from; a firm with more people who work on leads searches for them.</summary>
    public const int Most = 500;

    public async Task<IReadOnlyList<Person>> LoadAsync(long tenantId, string permission, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await db.PeopleWhoMay(permission).OrderBy(user => user.DisplayName).ThenBy(user => user.Id)
            .Take(Most).Select(user => new Person(user.Id, user.DisplayName)).ToListAsync(ct);
    }
}

internal static class PeopleOfTenant
{
    public static IQueryable<User> PeopleWhoMay(this OpsDb db, string permission) => db.Users.AsNoTracking()
        .Where(user => !user.IsDisabled && db.RoleMemberships.Any(held => held.UserId == user.Id && held.Role.Permissions.Any(row => row.Permission == permission)));

    /// <summary>The person when they are of this tenant, not disabled, and hold the permission.</summary>
    public static Task<Person?> PersonWhoMayAsync(this OpsDb db, long userId, string permission, CancellationToken ct) =>
        db.PeopleWhoMay(permission).Where(user => user.Id == userId).Select(user => new Person(user.Id, user.DisplayName)).FirstOrDefaultAsync(ct);
}
