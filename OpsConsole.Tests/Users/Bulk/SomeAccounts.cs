using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Users.Bulk;

/// <summary>Accounts made for a test, many at once, and bulk actions over them.</summary>
internal static class SomeAccounts
{
    private static readonly CancellationToken ct = CancellationToken.None;

    /// <summary>That many open accounts with the role.</summary>
    public static Task<IReadOnlyList<long>> AccountsAsync(this TestOps ops, int count, string role = BuiltInRoles.Agent, string name = "Agent", long? tenantId = null, int signIns = 0) =>
        AccountsAsync(ops.Dbs, tenantId ?? ops.TenantId, ops.Time.NowUtc, count, role, name, signIns);

    public static async Task<IReadOnlyList<long>> AccountsAsync(OpsDbs dbs, long tenantId, DateTime nowUtc, int count, string role, string name, int signIns)
    {
        await using var db = dbs.Open(tenantId);
        var roleId = await db.Roles.Where(row => row.Name == role).Select(row => row.Id).FirstAsync(ct);
        var users = Enumerable.Range(1, count).Select(number =>
        {
            var email = $"{name}{number}.{db.TenantId}@keller.test".ToLowerInvariant().Replace(' ', '-');
            return new User
            {
                DisplayName = $"{name} {number}",
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
                CreatedAtUtc = nowUtc,
            };
        }).ToList();
        db.Users.AddRange(users);
        await db.SaveChangesAsync(ct);
        db.RoleMemberships.AddRange(users.Select(user => new RoleMembership { UserId = user.Id, RoleId = roleId }));
        db.UserSessions.AddRange(users.SelectMany(user => Enumerable.Range(0, signIns).Select(_ =>
            new UserSession { UserId = user.Id, Key = Guid.NewGuid().ToString("N"), How = "a test", OpenedAtUtc = nowUtc, SeenAtUtc = nowUtc })));
        await db.SaveChangesAsync(ct);
        return [.. users.Select(user => user.Id)];
    }

    public static async Task<Dictionary<long, User>> UsersAsync(this TestOps ops)
    {
        await using var db = ops.Open();
        return await db.Users.AsNoTracking().Include(user => user.Memberships).ThenInclude(held => held.Role).ToDictionaryAsync(user => user.Id, ct);
    }

    public static async Task<IReadOnlyList<string>> RolesOfAsync(this TestOps ops, long id) => [.. (await ops.UsersAsync())[id].Memberships.Select(held => held.Role.Name).Order(StringComparer.Ordinal)];

    public static async Task<long> RoleIdAsync(this TestOps ops, string name) => (await ops.RoleAsync(name)).Id;

    public static Task<BulkView> UserBulkViewAsync(this TestOps ops, long actionId) => ops.BulkViewAsync(actionId, "user");

    public static Task<BulkView> UndoUsersAsync(this TestOps ops, long actionId, Actor actor) => ops.UndoAsync(actionId, actor, "user");

    /// <summary>Signs in: the account's revision goes up, and nobody meant anything by it.</summary>
    public static async Task SignsInAsync(this TestOps ops, long id)
    {
        await using var db = ops.Open();
        (await db.Users.FirstAsync(user => user.Id == id, ct)).LastSignInAtUtc = ops.Time.NowUtc;
        await db.SaveChangesAsync(ct);
    }

    public static async Task LockAsync(this TestOps ops, long id)
    {
        await using var db = ops.Open();
        (await db.Users.FirstAsync(user => user.Id == id, ct)).LockoutEnd = new DateTimeOffset(ops.Time.NowUtc.AddHours(1));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Open accounts that may manage users.</summary>
    public static async Task<List<long>> ManagersAsync(this TestOps ops)
    {
        await using var db = ops.Open();
        return await db.Users.Where(user => !user.IsDisabled && user.Memberships.Any(held => held.Role.Permissions.Any(row => row.Permission == UserPermissions.Manage)))
            .Select(user => user.Id).ToListAsync(ct);
    }
}
