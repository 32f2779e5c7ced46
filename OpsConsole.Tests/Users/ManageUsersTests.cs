using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

public sealed class ManageUsersTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Nothing_is_done_for_somebody_who_may_not_manage_users(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (sam, iris) = (await ops.SamAsync(), await ops.IrisAsync());
        var target = iris.UserId!.Value;

        Error?[] refusals =
        [
            (await ops.Get<CreateUser>().RunAsync(new NewUser("new@keller.test", "New", []), null, sam, ct)).Error,
            (await ops.Get<DisableUser>().RunAsync(target, "Left the firm", sam, ct)).Error,
            (await ops.Get<EnableUser>().RunAsync(target, "Came back", sam, ct)).Error,
            (await ops.Get<UnlockUser>().RunAsync(target, sam, ct)).Error,
            (await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(target), [], sam, ct)).Error,
            (await ops.Get<ChangeRolePermissions>().RunAsync([new(await ops.RoleAsync("Staff"), [UserPermissions.Manage])], sam, ct)).Error,
        ];

        Assert.All(refusals, refusal => Assert.Equal(UserPermissions.Manage, Assert.IsType<NotAllowed>(refusal).Permission));
    }

    [Theory, OnEveryDatabase]
    public async Task Another_tenants_people_and_roles_are_not_found(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var (iris, stranger) = (await ops.IrisAsync(), await ops.SomebodyAsync("Dieter Delta", BuiltInRoles.Manager, other));

        Assert.IsType<NotFound>((await ops.Get<DisableUser>().RunAsync(stranger.UserId!.Value, "Left the firm", iris, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<ChangeUserRoles>().RunAsync(new UserRef(stranger.UserId.Value, ""), [], iris, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_new_account_has_its_roles_and_is_recorded(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();

        var id = (await ops.Get<CreateUser>().RunAsync(new NewUser(" omar@keller.test ", "Omar Haddad", [BuiltInRoles.Finance, BuiltInRoles.Staff]), null, iris, ct)).Value;

        Assert.True((await ops.Get<AccessDirectory>().FindAsync(id))!.Roles.SetEquals(["Finance", "Staff"]));
        Assert.Equal("omar@keller.test", (await ops.UserAsync(id)).Email);
        Assert.Equal(["user.created"], await ops.ActionsAsync("user", id));
    }

    [Theory]
    [InlineData("not an address", "Omar", nameof(NewUser.Email))]
    [InlineData("Omar <omar@keller.test>", "Omar", nameof(NewUser.Email))]
    [InlineData("omar@keller.test", "  ", nameof(NewUser.DisplayName))]
    public async Task CreateUser_WhenAFieldIsWrong_NamesTheField(string email, string name, string field)
    {
        await using var ops = await TestOps.StartAsync();
        var refusal = (await ops.Get<CreateUser>().RunAsync(new NewUser(email, name, []), null, ops.TheSystem(), ct)).Error;
        Assert.Equal(field, Assert.Single(Assert.IsType<InvalidInput>(refusal).Problems).Field);
    }

    [Theory, OnEveryDatabase]
    public async Task CreateUser_RefusesATakenAddressAWeakPasswordAndAnUnknownRole(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.WithPasswordAsync();
        var create = ops.Get<CreateUser>();

        Assert.IsType<EmailIsTaken>((await create.RunAsync(new NewUser("PAULA@keller.test", "Paula", []), null, ops.TheSystem(), ct)).Error);
        Assert.IsType<PasswordIsTooShort>((await create.RunAsync(new NewUser("omar@keller.test", "Omar", []), "short", ops.TheSystem(), ct)).Error);
        Assert.IsType<RoleIsUnknown>((await create.RunAsync(new NewUser("omar@keller.test", "Omar", ["King"]), null, ops.TheSystem(), ct)).Error);
        await using var db = ops.Open();
        Assert.DoesNotContain(db.Users, user => user.Email == "omar@keller.test");
    }

    [Theory, OnEveryDatabase]
    public async Task Of_many_who_take_one_address_at_once_one_gets_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() =>
            ops.Get<CreateUser>().RunAsync(new NewUser("omar@keller.test", $"Omar {n}", []), null, ops.TheSystem(), ct))));

        Assert.Single(results, result => result.Succeeded);
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.IsType<EmailIsTaken>(result.Error));
    }

    [Theory, OnEveryDatabase]
    public async Task A_disabled_person_is_nobody_at_once_until_enabled(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, maria) = (await ops.IrisAsync(), await ops.MariaAsync());
        var before = (await ops.UserAsync(maria.UserId!.Value)).SecurityStamp;

        Assert.True((await ops.Get<DisableUser>().RunAsync(maria.UserId.Value, "Left the firm", iris, ct)).Succeeded);
        Assert.Equal(Actor.Nobody, await ops.Get<AccessDirectory>().ActorAsync(maria.UserId.Value));
        Assert.IsType<AlreadyDisabled>((await ops.Get<DisableUser>().RunAsync(maria.UserId.Value, "Left the firm", iris, ct)).Error);

        Assert.True((await ops.Get<EnableUser>().RunAsync(maria.UserId.Value, "Came back", iris, ct)).Succeeded);
        Assert.True((await ops.Get<AccessDirectory>().ActorAsync(maria.UserId.Value)).May(LeadPermissions.Approve));
        Assert.IsType<IsNotDisabled>((await ops.Get<EnableUser>().RunAsync(maria.UserId.Value, "Came back", iris, ct)).Error);
        Assert.NotEqual(before, (await ops.UserAsync(maria.UserId.Value)).SecurityStamp);
        Assert.Equal(["user.disabled", "user.enabled"], await ops.ActionsAsync("user", maria.UserId.Value));
    }

    [Theory, OnEveryDatabase]
    public async Task Roles_given_and_taken_count_with_the_next_question(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        Assert.False(sam.May(LeadPermissions.Approve));
        var seen = await ops.RefAsync(sam.UserId!.Value);

        Assert.True((await ops.Get<ChangeUserRoles>().RunAsync(seen, [BuiltInRoles.Manager], iris, ct)).Succeeded);

        var now = await ops.Get<AccessDirectory>().ActorAsync(sam.UserId.Value);
        Assert.True(now.May(LeadPermissions.Approve));
        Assert.False(now.May(UserPermissions.View));
        Assert.Equal(["user.roles-changed"], await ops.ActionsAsync("user", sam.UserId.Value));
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<ChangeUserRoles>().RunAsync(seen, [], iris, ct)).Error);
        Assert.IsType<NothingWouldChange>((await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(sam.UserId.Value), [BuiltInRoles.Manager], iris, ct)).Error);
        Assert.IsType<RoleIsUnknown>((await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(sam.UserId.Value), ["King"], iris, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task What_a_role_may_do_changes_for_everybody_who_has_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, maria, jonas) = (await ops.IrisAsync(), await ops.MariaAsync(), await ops.JonasAsync());
        var seen = await ops.RoleAsync(BuiltInRoles.Manager);

        Assert.True((await ops.Get<ChangeRolePermissions>().RunAsync([new(seen, [LeadPermissions.View, UserPermissions.View])], iris, ct)).Succeeded);

        foreach (var manager in new[] { maria, jonas })
        {
            var now = await ops.Get<AccessDirectory>().ActorAsync(manager.UserId!.Value);
            Assert.True(now.Permissions.SetEquals([LeadPermissions.View, UserPermissions.View]));
        }

        Assert.Equal(["role.permissions-changed"], await ops.ActionsAsync("role", seen.Id));
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<ChangeRolePermissions>().RunAsync([new(seen, [])], iris, ct)).Error);
        Assert.IsType<PermissionIsUnknown>((await ops.Get<ChangeRolePermissions>().RunAsync([new(await ops.RoleAsync("Manager"), ["leads.fly"])], iris, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_takes_away_their_own_access(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        await ops.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin);

        Assert.IsType<CannotShutYourselfOut>((await ops.Get<DisableUser>().RunAsync(iris.UserId!.Value, "Left the firm", iris, ct)).Error);
        Assert.IsType<CannotShutYourselfOut>((await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(iris.UserId.Value), [BuiltInRoles.Staff], iris, ct)).Error);
        Assert.IsType<CannotShutYourselfOut>((await ops.Get<ChangeRolePermissions>().RunAsync([new(await ops.RoleAsync("Admin"), [UserPermissions.View])], iris, ct)).Error);
        Assert.True((await ops.Get<AccessDirectory>().ActorAsync(iris.UserId.Value)).May(UserPermissions.Manage));
    }

    [Theory, OnEveryDatabase]
    public async Task The_last_person_who_manages_users_stays(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        var system = ops.TheSystem();

        Assert.IsType<SomebodyMustManageUsers>((await ops.Get<DisableUser>().RunAsync(iris.UserId!.Value, "Left the firm", system, ct)).Error);
        Assert.IsType<SomebodyMustManageUsers>((await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(iris.UserId.Value), [], system, ct)).Error);
        Assert.IsType<SomebodyMustManageUsers>((await ops.Get<ChangeRolePermissions>().RunAsync([new(await ops.RoleAsync("Admin"), [])], system, ct)).Error);

        await ops.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin);
        Assert.True((await ops.Get<DisableUser>().RunAsync(iris.UserId.Value, "Left the firm", system, ct)).Succeeded);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_administrators_who_shut_each_other_out_at_once_leave_one(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        for (var round = 0; round < 8; round++)
        {
            var tenant = await ops.Get<CreateTenant>().RunAsync($"Tenant {round}", ct);
            var iris = await ops.SomebodyAsync("Iris Admin", BuiltInRoles.Admin, tenant);
            var ivo = await ops.SomebodyAsync("Ivo Admin", BuiltInRoles.Admin, tenant);

            var results = await Task.WhenAll(
                Task.Run(() => ops.Get<DisableUser>().RunAsync(ivo.UserId!.Value, "Left the firm", iris, ct)),
                Task.Run(() => ops.Get<DisableUser>().RunAsync(iris.UserId!.Value, "Left the firm", ivo, ct)));

            Assert.Single(results, result => result.Succeeded);
            await using var db = ops.Dbs.Open(tenant);
            Assert.Single(await db.Users.Where(user => !user.IsDisabled).ToListAsync(ct));
        }
    }
}
