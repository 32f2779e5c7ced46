using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

/// <summary>Several roles in one change, and what is said of it before.</summary>
public sealed class ChangeRolesTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Who_keeps_a_right_through_another_role_loses_nothing(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, maria, jonas) = (await ops.IrisAsync(), await ops.MariaAsync(), await ops.JonasAsync());
        await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(jonas.UserId!.Value), [BuiltInRoles.Manager, BuiltInRoles.Staff], iris, ct);
        var gone = await ops.SomebodyAsync("Gone Long", BuiltInRoles.Manager);
        Assert.Null((await ops.Get<DisableUser>().RunAsync(gone.UserId!.Value, "Left the firm", iris, ct)).Error);
        var manager = await ops.RoleAsync(BuiltInRoles.Manager);
        var wishes = new[] { new RoleWish(manager, [LeadPermissions.View, UserPermissions.View]) };

        var outlook = await ops.Get<RoleOutlookQuery>().LoadAsync(ops.TenantId, wishes, ct);

        Assert.Equal(["Maria Keller"], outlook.Single(one => one is { IsGiven: false, Permission: LeadPermissions.Export }).Names);
        var decides = outlook.Single(one => one is { IsGiven: false, Permission: LeadPermissions.Approve });
        Assert.Equal((2, "Jonas Reyes Maria Keller"), (decides.People, string.Join(' ', decides.Names)));
        Assert.Equal(["Maria Keller"], outlook.Single(one => one.IsGiven).Names);
        Assert.DoesNotContain(outlook, one => one.Permission == LeadPermissions.View);

        // What was said is what comes.
        Assert.Equal(1, (await ops.Get<ChangeRolePermissions>().RunAsync(wishes, iris, ct)).Value);
        foreach (var (who, may) in new[] { (maria, false), (jonas, true) })
            Assert.Equal(may, (await ops.Get<AccessDirectory>().ActorAsync(who.UserId!.Value)).May(LeadPermissions.Export));
    }

    [Theory, OnEveryDatabase]
    public async Task Several_roles_change_together_or_not_at_all(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        var (staff, finance) = (await ops.RoleAsync(BuiltInRoles.Staff), await ops.RoleAsync(BuiltInRoles.Finance));
        Assert.True((await ops.Get<ChangeRolePermissions>().RunAsync([new(finance, [])], iris, ct)).Succeeded);

        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<ChangeRolePermissions>().RunAsync([new(staff, []), new(finance, [LeadPermissions.View])], iris, ct)).Error);
        Assert.Equal(staff, await ops.RoleAsync(BuiltInRoles.Staff));
        Assert.Equal(2, (await ops.Get<ChangeRolePermissions>().RunAsync([new(staff, []), new(await ops.RoleAsync(BuiltInRoles.Finance), [LeadPermissions.View])], iris, ct)).Value);
        Assert.Equal(["role.permissions-changed"], await ops.ActionsAsync("role", staff.Id));
    }

    [Theory, OnEveryDatabase]
    public async Task The_right_to_manage_users_moves_to_another_role_in_one_step(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        await ops.Get<ChangeUserRoles>().RunAsync(await ops.RefAsync(iris.UserId!.Value), [BuiltInRoles.Admin, BuiltInRoles.Staff], iris, ct);
        var (admin, staff) = (await ops.RoleAsync(BuiltInRoles.Admin), await ops.RoleAsync(BuiltInRoles.Staff));

        Assert.IsType<CannotShutYourselfOut>((await ops.Get<ChangeRolePermissions>().RunAsync([new(admin, [UserPermissions.View])], iris, ct)).Error);
        Assert.Equal(2, (await ops.Get<ChangeRolePermissions>().RunAsync([new(admin, [UserPermissions.View]), new(staff, [UserPermissions.Manage])], iris, ct)).Value);
        Assert.True((await ops.Get<AccessDirectory>().ActorAsync(iris.UserId.Value)).May(UserPermissions.Manage));
    }

    [Theory, OnEveryDatabase]
    public async Task The_matrix_counts_open_accounts_of_this_tenant_alone(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        await ops.MariaAsync();
        var other = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Delta", ct);
        await ops.SomebodyAsync("Dieter Delta", BuiltInRoles.Manager, other);
        Assert.Null((await ops.Get<DisableUser>().RunAsync((await ops.JonasAsync()).UserId!.Value, "Left the firm", iris, ct)).Error);

        var roles = await ops.Get<RoleMatrixQuery>().LoadAsync(ops.TenantId, ct);

        Assert.Equal(BuiltInRoles.Permissions.Count, roles.Count);
        Assert.Equal(1, roles.Single(role => role.Name == BuiltInRoles.Manager).People);
        Assert.All(roles, role => Assert.True(role.Permissions.SetEquals(BuiltInRoles.Permissions[role.Name])));
    }
}
