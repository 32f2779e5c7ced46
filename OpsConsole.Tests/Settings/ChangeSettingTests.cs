using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;

namespace OpsConsole.Tests.Settings;

public sealed class ChangeSettingTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_change_counts_at_once_and_only_in_its_tenant(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);
        var settings = ops.Get<TenantSettings>();
        Assert.Equal(72, await settings.GetAsync(ops.TenantId, SettingCatalog.CountdownHours, ct));

        Assert.True((await ops.Get<ChangeSetting>().RunAsync("leads.countdown-hours", 24, ada, ct)).Succeeded);
        Assert.True((await ops.Get<ChangeSetting>().RunAsync("leads.countdown-hours", 48, ada, ct)).Succeeded);

        Assert.Equal(48, await settings.GetAsync(ops.TenantId, SettingCatalog.CountdownHours, ct));
        Assert.Equal(72, await settings.GetAsync(other, SettingCatalog.CountdownHours, ct));
        var target = await ops.LeadAsync();
        await ops.Get<ApproveLead>().RunAsync(target, await ops.MariaAsync(), ct);
        Assert.Equal(ops.Time.NowUtc.AddHours(48), (await ops.ReadAsync(target.Id)).CountdownExpiresAtUtc);
    }

    [Fact]
    public async Task Bounds_names_and_permission_are_checked()
    {
        await using var ops = await TestOps.StartAsync();
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);

        Assert.IsType<SettingIsOutOfBounds>((await ops.Get<ChangeSetting>().RunAsync("leads.countdown-hours", 0, ada, ct)).Error);
        Assert.IsType<NotFound>((await ops.Get<ChangeSetting>().RunAsync("leads.no-such-thing", 1, ada, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<ChangeSetting>().RunAsync("leads.countdown-hours", 24, await ops.MariaAsync(), ct)).Error);
    }
}
