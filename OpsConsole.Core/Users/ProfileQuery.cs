using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Users;

/// <summary>Who somebody is to the console, for its frame and their own page.</summary>
public sealed record Profile(string Name, string Email, string TenantName, IReadOnlyList<string> Roles, Preferences Preferences);

/// <summary>Reads the actor's own profile.</summary>
public sealed class ProfileQuery(OpsDbs dbs)
{
    /// <summary>Null for a stranger.</summary>
    public async Task<Profile?> LoadAsync(Actor actor, CancellationToken ct)
    {
        if (actor.UserId is not { } userId)
            return null;
        await using var db = dbs.Open(actor);
        var found = await db.Users.AsNoTracking().Where(user => user.Id == userId)
            .Select(user => new
            {
                user.DisplayName,
                user.Email,
                Tenant = db.Tenants.Where(tenant => tenant.Id == user.TenantId).Select(tenant => tenant.Name).First(),
            })
            .FirstOrDefaultAsync(ct);
        if (found is null)
            return null;
        var preference = await db.UserPreferences.AsNoTracking().FirstOrDefaultAsync(row => row.UserId == userId, ct);
        var roles = await db.RoleMemberships.AsNoTracking().Where(membership => membership.UserId == userId)
            .OrderBy(membership => membership.Role.Name).Select(membership => membership.Role.Name).ToListAsync(ct);
        return new Profile(
            found.DisplayName, found.Email ?? "", found.Tenant, roles,
            preference is null ? Preferences.Usual : Preferences.From(preference));
    }
}
