using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Bulk;
using OpsConsole.Core.Users.Roles;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Users.Bulk;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Users.Roles;

/// <summary>
/// The right to manage users moves between roles while somebody is shut out who had none when they were looked at. Each writer comes once
/// as the slower and once as the quicker one, and somebody is left who may manage users every time.
/// </summary>
public sealed class ManagersRaceTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    /// <summary>How somebody can lose an account or a role.</summary>
    public static readonly string[] Ways = ["disable", "demote", "bulk-disable", "bulk-take", "remove-role", "directory", "erase"];

    public static TheoryData<string, string, bool> Races
    {
        get
        {
            var races = new TheoryData<string, string, bool>();
            foreach (var way in Ways)
                foreach (var roleIsSlower in new[] { true, false })
                    races.Add("Sqlite", way, roleIsSlower);
            return races;
        }
    }

    /// <summary>Administrators lose the right, keepers get it, and the one keeper is shut out.</summary>
    [Theory, MemberData(nameof(Races))]
    public async Task The_right_moves_to_a_role_whose_one_holder_is_shut_out(string provider, string way, bool roleIsSlower)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, kim) = await CastAsync(ops);
        await using var slow = ops.AnotherNode(new InBetween(() => roleIsSlower ? ShutAsync(ops, ops, way, kim) : MoveAsync(ops, ops)).Configure);

        if (roleIsSlower)
            await MoveAsync(slow, ops);
        else
            await ShutAsync(slow, ops, way, kim);

        Assert.NotEmpty(await ops.ManagersAsync());
    }

    /// <summary>Keepers get the right besides, and the one administrator goes, before somebody who looked at the keeper long ago saves.</summary>
    [Theory, MemberData(nameof(Races))]
    public async Task Who_looked_before_two_others_changed_something_does_not_take_the_last(string provider, string way, bool roleIsSlower)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, kim) = await CastAsync(ops);
        await using var slow = ops.AnotherNode(new InBetween(async () =>
        {
            await GiveAsync(ops);
            if (roleIsSlower)
                await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(iris), [BuiltInRoles.Staff], ops.TheSystem(), ct);
            else
                await ops.Get<DisableUser>().RunAsync(iris, "Gone", ops.TheSystem(), ct);
        }).Configure);

        await ShutAsync(slow, ops, way, kim);

        Assert.NotEmpty(await ops.ManagersAsync());
    }

    /// <summary>Keepers lose the right while the one administrator is shut out, who counts on them.</summary>
    [Theory, MemberData(nameof(Races))]
    public async Task A_role_loses_the_right_while_the_last_other_holder_is_shut_out(string provider, string way, bool roleIsSlower)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, kim) = await CastAsync(ops);
        await GiveAsync(ops);
        // The administrator's role is the one that is removed.
        var seniors = await ops.MakeAsync("Seniors", ops.TheSystem(), BuiltInRoles.Admin);
        await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(iris), ["Seniors"], ops.TheSystem(), ct);
        await using var slow = ops.AnotherNode(new InBetween(() => roleIsSlower ? ShutAsync(ops, ops, way, iris, "Seniors") : TakeAsync(ops, ops)).Configure);

        if (roleIsSlower)
            await TakeAsync(slow, ops);
        else
            await ShutAsync(slow, ops, way, iris, "Seniors");

        Assert.NotEmpty(await ops.ManagersAsync());
    }

    /// <summary>Without another who does, the directory does not take the right from the last who has it.</summary>
    [Fact]
    public async Task The_directory_leaves_the_last_who_manages_users()
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, kim) = await CastAsync(ops);
        await LinkAsync(ops, iris);
        await ShutAsync(ops, ops, "directory", iris);
        Assert.Equal([iris], await ops.ManagersAsync());
        Assert.Equal([BuiltInRoles.Admin, BuiltInRoles.Finance], await ops.RolesOfAsync(iris));

        await GiveAsync(ops);
        await ShutAsync(ops, ops, "directory", iris);
        Assert.Equal([kim], await ops.ManagersAsync());
        Assert.Equal([BuiltInRoles.Finance], await ops.RolesOfAsync(iris));
    }

    private static async Task<(long Iris, long Kim)> CastAsync(TestOps ops)
    {
        var iris = await ops.IrisAsync();
        await ops.MakeAsync("Keepers", iris);
        return (iris.UserId!.Value, (await ops.SomebodyAsync("Kim Keeper", "Keepers")).UserId!.Value);
    }

    private static async Task MoveAsync(TestOps node, TestOps ops) => await node.Get<ChangeRolePermissions>().RunAsync(
        [new(await ops.RoleAsync(BuiltInRoles.Admin), [UserPermissions.View]), new(await ops.RoleAsync("Keepers"), [UserPermissions.Manage])], ops.TheSystem(), ct);

    private static async Task GiveAsync(TestOps ops) =>
        Assert.True((await ops.Get<ChangeRolePermissions>().RunAsync([new(await ops.RoleAsync("Keepers"), [UserPermissions.Manage])], ops.TheSystem(), ct)).Succeeded);

    private static async Task TakeAsync(TestOps node, TestOps ops) =>
        await node.Get<ChangeRolePermissions>().RunAsync([new(await ops.RoleAsync("Keepers"), [UserPermissions.View])], ops.TheSystem(), ct);

    /// <param name="node">Who does it.</param>
    /// <param name="role">The role that lets them.</param>
    private static async Task ShutAsync(TestOps node, TestOps ops, string way, long who, string role = "Keepers")
    {
        var system = ops.TheSystem();
        switch (way)
        {
            case "disable":
                await node.Get<DisableUser>().RunAsync(who, "Gone", system, ct);
                break;
            case "demote":
                await node.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(who), [BuiltInRoles.Finance], system, ct);
                break;
            case "remove-role":
                await node.Get<RemoveRole>().RunAsync(await ops.RoleAsync(role), await ops.RoleIdAsync(BuiltInRoles.Finance), system, ct);
                break;
            case "directory":
                try
                {
                    await node.Get<SignInFromEntra>().RunAsync(await LinkAsync(ops, who), "Keller Homes", null, ct);
                }
                catch (DbUpdateConcurrencyException)
                {
                    // They sign in again.
                }

                break;
            case "erase":
                var user = await ops.UserAsync(who);
                await node.Get<Core.Users.Erasing.EraseUser>().RunAsync(await ops.RefAsync(who), user.DisplayName, "They asked", system, ct);
                break;
            default:
                UserBulkChange change = way == "bulk-disable" ? new BulkDisable("Gone") : new BulkTakeRole(await ops.RoleIdAsync(role), role);
                await ops.StartedAsync(change, [who], system);
                await node.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, ct);
                break;
        }
    }

    private static async Task<Core.Users.EntraPerson> LinkAsync(TestOps ops, long who)
    {
        var subject = $"subject-{who}";
        await using var db = ops.Open();
        if (!await db.UserLogins.AnyAsync(login => login.ProviderKey == subject, ct))
        {
            db.UserLogins.Add(new() { UserId = who, LoginProvider = SignInFromEntra.Provider, ProviderKey = subject, ProviderDisplayName = SignInFromEntra.Provider });
            await db.SaveChangesAsync(ct);
        }

        var user = await ops.UserAsync(who);
        return new EntraPerson(subject, user.Email!, user.DisplayName, [BuiltInRoles.Finance]);
    }
}
