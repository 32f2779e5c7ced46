using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Upgrades;
using OpsConsole.Core.Users;
using OpsConsole.Data;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Upgrades;

public sealed class OfferedPermissionTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task What_came_new_reaches_the_roles_of_an_earlier_tenant_at_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.BeforeAsync(LeadPermissions.Edit, TaskPermissions.View);
        var maria = await ops.MariaAsync();
        Assert.False(maria.May(LeadPermissions.Edit));

        var upgraded = await ops.Dbs.MigrateAsync(ct);

        // Edit: admin, manager, staff. Tasks: those and finance.
        Assert.Equal(7, upgraded.Permissions);
        var now = await ops.Get<AccessDirectory>().ActorAsync(maria.UserId!.Value);
        Assert.True(now.May(LeadPermissions.Edit) && now.May(TaskPermissions.View));
        Assert.False((await ops.AnaAsync()).May(LeadPermissions.Edit));
        Assert.Equal(["role.extended"], await ops.ActionsAsync("role", (await ops.RoleAsync(BuiltInRoles.Manager)).Id));
    }

    [Theory, OnEveryDatabase]
    public async Task Offered_once_it_is_never_offered_again(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.BeforeAsync(LeadPermissions.Edit);
        await ops.Dbs.MigrateAsync(ct);
        var manager = await ops.RoleAsync(BuiltInRoles.Manager);
        await using (var db = ops.Open())
            await db.RolePermissions.Where(row => row.RoleId == manager.Id && row.Permission == LeadPermissions.Edit).ExecuteDeleteAsync(ct);

        Assert.Equal(0, (await ops.Dbs.MigrateAsync(ct)).Permissions);
        Assert.False((await ops.MariaAsync()).May(LeadPermissions.Edit));
        Assert.Equal(manager, await ops.RoleAsync(BuiltInRoles.Manager));
    }

    [Theory, OnEveryDatabase]
    public async Task What_an_admin_took_away_before_offers_were_written_down_stays_away(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.BeforeAsync(LeadPermissions.Assign);
        string[] left = [.. BuiltInRoles.Permissions[BuiltInRoles.Manager].Except([LeadPermissions.Export, LeadPermissions.Assign])];
        Assert.Null((await ops.Get<ChangeRolePermissions>().RunAsync([new(await ops.RoleAsync(BuiltInRoles.Manager), left)], await ops.IrisAsync(), ct)).Error);
        await using (var db = ops.Open())
            await db.DoneSteps.Where(step => step.Of == ops.TenantId).ExecuteDeleteAsync(ct);

        await ops.Dbs.MigrateAsync(ct);

        var maria = await ops.MariaAsync();
        Assert.True(maria.May(LeadPermissions.Assign));
        Assert.False(maria.May(LeadPermissions.Export));
    }

    [Theory, OnEveryDatabase]
    public async Task A_role_that_came_new_is_made(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using (var db = ops.Open())
        {
            await db.Roles.Where(role => role.Name == BuiltInRoles.Finance).ExecuteDeleteAsync(ct);
            await db.DoneSteps.Where(step => step.Of == ops.TenantId && step.Name.StartsWith("Finance")).ExecuteDeleteAsync(ct);
        }

        await ops.Dbs.MigrateAsync(ct);

        var priya = await ops.SomebodyAsync("Priya Nair", BuiltInRoles.Finance);
        Assert.True(priya.Permissions.SetEquals(BuiltInRoles.Permissions[BuiltInRoles.Finance]));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_nodes_that_start_at_once_one_gives(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.BeforeAsync(LeadPermissions.Edit);
        await using var other = ops.AnotherNode();
        await using var third = ops.AnotherNode();

        var given = await Task.WhenAll(new[] { ops, other, third }.Select(node => Task.Run(() => node.Dbs.OfferNewPermissionsAsync(ct))));

        Assert.Equal([0, 0, 3], given.Order());
        Assert.Equal(["role.extended"], await ops.ActionsAsync("role", (await ops.RoleAsync(BuiltInRoles.Staff)).Id));
    }

    [Theory, OnEveryDatabase]
    public async Task Another_tenant_keeps_its_own_offers(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var delta = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Delta Homes", ct);
        await ops.BeforeAsync(LeadPermissions.Edit);

        Assert.Equal(3, (await ops.Dbs.MigrateAsync(ct)).Permissions);
        await using var db = ops.Dbs.Open(delta);
        Assert.Empty(await db.Activity.Where(entry => entry.Action == "role.extended").ToListAsync(ct));
    }
}

internal static class EarlierTenants
{
    /// <summary>As the tenant was before a version that brought these permissions.</summary>
    public static async Task BeforeAsync(this TestOps ops, params string[] permissions)
    {
        await using var db = ops.Open();
        await db.RolePermissions.Where(row => permissions.Contains(row.Permission)).ExecuteDeleteAsync();
        foreach (var permission in permissions)
            await db.DoneSteps.Where(step => step.Of == ops.TenantId && step.Name.EndsWith(permission)).ExecuteDeleteAsync();
    }
}
