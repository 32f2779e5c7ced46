using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Core.Users;

/// <summary>Somebody whom the directory has just vouched for.</summary>
/// <param name="Subject">The directory's own, unchanging name for the person in this application.</param>
/// <param name="Roles">Names of our roles, mapped from the directory's.</param>
public sealed record EntraPerson(string Subject, string Email, string Name, IReadOnlyCollection<string> Roles);

/// <summary>
/// Opens the account of a person from the directory, made at the first visit without a password. The directory decides on roles with each
/// sign-in; a bar set here stays. An account that has a password is never taken over by address alone.
/// </summary>
public sealed class SignInFromEntra(Accounts accounts, SignInAttempts attempts, TimeProvider clock)
{
    public const string Provider = "Entra";

    /// <returns>The user's id.</returns>
    public async Task<Result<long>> RunAsync(EntraPerson person, string tenant, string? from, CancellationToken ct)
    {
        await using var across = accounts.Open();
        if (await across.Db.Tenants.Where(row => row.Name == tenant).Select(row => (long?)row.Id).FirstOrDefaultAsync(ct) is not { } tenantId)
            return new TenantIsUnknown(tenant);
        await using var scope = accounts.Open(tenantId);
        var roles = await scope.Db.Roles.Where(role => person.Roles.Contains(role.Name)).ToListAsync(ct);
        if (roles.Count == 0)
            return new NoRoleFromEntra();

        Result<long> result = default(long);
        User? user = null;
        await scope.Db.InTransactionAsync(async () =>
        {
            var found = await FindAsync(scope, person, tenantId, ct);
            user = found.Succeeded ? found.Value : null;
            result = found.Succeeded ? await OpenAsync(scope.Db, found.Value, roles, from, ct) : found.Error!;
        }, ct);
        if (user is null)
            return result;
        var outcome = result.Succeeded ? SignInOutcome.Succeeded : user.IsDisabled ? SignInOutcome.Disabled : SignInOutcome.Locked;
        return await attempts.NoteAsync(person.Email, user, outcome, from, ct) ? result : new SignInRefused();
    }

    private async Task<Result<User>> FindAsync(AccountScope scope, EntraPerson person, long tenantId, CancellationToken ct)
    {
        if (await scope.Users.FindByLoginAsync(Provider, person.Subject) is { } known)
            return known.TenantId == tenantId ? known : new AccountIsElsewhere(person.Email);
        if (await scope.Users.FindByEmailAsync(person.Email) is { } present)
            return present.TenantId == tenantId && present.PasswordHash is null && !present.IsDemo
                ? await LinkAsync(scope, present, person, "user.linked", ct)
                : new AccountIsElsewhere(person.Email);
        var user = new User
        {
            TenantId = tenantId,
            UserName = person.Email,
            Email = person.Email,
            DisplayName = person.Name.Length > User.DisplayNameLength ? person.Name[..User.DisplayNameLength] : person.Name,
            LockoutEnabled = true,
            CreatedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        return (await scope.Users.CreateAsync(user)).ErrorOf(user) is { } refusal ? refusal : await LinkAsync(scope, user, person, "user.created", ct);
    }

    private static async Task<Result<User>> LinkAsync(AccountScope scope, User user, EntraPerson person, string action, CancellationToken ct)
    {
        if ((await scope.Users.AddLoginAsync(user, new UserLoginInfo(Provider, person.Subject, Provider))).ErrorOf(user) is { } refusal)
            return refusal;
        scope.Db.Record(Actor.System(user.TenantId, Provider), action, user, new { By = Provider });
        await scope.Db.SaveChangesAsync(ct);
        return user;
    }

    private async Task<Result<long>> OpenAsync(OpsDb db, User user, List<Role> roles, string? from, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (user.IsDisabled || user.IsLockedAt(now))
        {
            db.Record(user.Unproven, "user.sign-in-failed", user, new { By = Provider, From = from });
            await db.SaveChangesAsync(ct);
            return new SignInRefused();
        }

        await GiveRolesAsync(db, user, roles, ct);
        user.LastSignInAtUtc = now;
        db.Record(user.Proven, "user.signed-in", user, new { By = Provider, From = from });
        await db.SaveChangesAsync(ct);
        return user.Id;
    }

    private static async Task GiveRolesAsync(OpsDb db, User user, List<Role> roles, CancellationToken ct)
    {
        var present = await db.RoleMemberships.Include(membership => membership.Role).Where(membership => membership.UserId == user.Id).ToListAsync(ct);
        var added = roles.Where(role => present.All(membership => membership.RoleId != role.Id)).ToList();
        var taken = present.Where(membership => roles.All(role => role.Id != membership.RoleId)).ToList();
        await LeaveSomebodyAsync(db, user, added, taken, ct);
        if (added.Count + taken.Count == 0)
            return;
        db.RoleMemberships.RemoveRange(taken);
        db.RoleMemberships.AddRange(added.Select(role => new RoleMembership { UserId = user.Id, RoleId = role.Id }));
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        db.Record(Actor.System(user.TenantId, Provider), "user.roles-changed", user,
            new { Added = added.Select(role => role.Name), Taken = taken.Select(membership => membership.Role.Name) });
    }

    /// <summary>The directory does not shut a firm out of its own users: the last who manages them keeps the role that lets them, whatever it says.</summary>
    private static async Task LeaveSomebodyAsync(OpsDb db, User user, List<Role> added, List<RoleMembership> taken, CancellationToken ct)
    {
        long[] going = [.. taken.Select(membership => membership.RoleId)], coming = [.. added.Select(role => role.Id)];
        if (going.Length == 0 || !await db.MayManageUsersAsync(user.Id, ct) || await db.MayManageUsersAsync(user.Id, ct, withoutRoles: going)
            || await db.RolePermissions.AnyAsync(held => coming.Contains(held.RoleId) && held.Permission == UserPermissions.Manage, ct))
            return;
        if (await db.KeepSomebodyWhoManagesUsersAsync(ct, withoutUser: user.Id) is null)
            return;
        var letting = await db.RolePermissions.Where(held => going.Contains(held.RoleId) && held.Permission == UserPermissions.Manage).Select(held => held.RoleId).ToListAsync(ct);
        taken.RemoveAll(membership => letting.Contains(membership.RoleId));
    }
}
