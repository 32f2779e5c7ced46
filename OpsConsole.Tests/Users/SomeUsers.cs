using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

internal static class SomeUsers
{
    public const string Password = "seven green bicycles";

    public static Actor TheSystem(this TestOps ops) => Actor.System(ops.TenantId, "Test");

    public static Task<Actor> IrisAsync(this TestOps ops) => ops.SomebodyAsync("Iris Admin", BuiltInRoles.Admin);

    /// <summary>A manager with a password.</summary>
    public static async Task<long> WithPasswordAsync(this TestOps ops, string email = "paula@keller.test", params string[] roles) =>
        (await ops.Get<CreateUser>().RunAsync(
            new NewUser(email, "Paula Ortiz", roles is [] ? [BuiltInRoles.Manager] : roles), Password, ops.TheSystem(), CancellationToken.None)).Value;

    public static async Task<User> UserAsync(this TestOps ops, long id)
    {
        await using var db = ops.Open();
        return await db.Users.AsNoTracking().FirstAsync(user => user.Id == id);
    }

    public static async Task<UserRef> RefAsync(this TestOps ops, long id) => new(id, (await ops.UserAsync(id)).ConcurrencyStamp!);

    public static async Task<RoleRef> RoleAsync(this TestOps ops, string name)
    {
        await using var db = ops.Open();
        var role = await db.Roles.AsNoTracking().FirstAsync(row => row.Name == name);
        return new RoleRef(role.Id, role.Version);
    }

    public static async Task<List<string>> ActionsAsync(this TestOps ops, string kind, long id)
    {
        await using var db = ops.Open();
        return await db.Activity.Where(entry => entry.SubjectKind == kind && entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync();
    }
}
