using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Live;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;

namespace OpsConsole.Tests.Settings;

public sealed class ChangeSettingsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_change_counts_at_once_and_only_in_its_tenant(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);
        Assert.Equal(72, await GetAsync(ops, SettingCatalog.CountdownHours));

        Assert.True((await ops.DecideAsync(SettingCatalog.CountdownHours, 24, ada)).Succeeded);
        Assert.True((await ops.DecideAsync(SettingCatalog.CountdownHours, 48, ada)).Succeeded);

        Assert.Equal(48, await GetAsync(ops, SettingCatalog.CountdownHours));
        Assert.Equal(72, await GetAsync(ops, SettingCatalog.CountdownHours, other));
        var target = await ops.LeadAsync();
        await ops.Get<ApproveLead>().RunAsync(target, await ops.MariaAsync(), ct);
        Assert.Equal(ops.Time.NowUtc.AddHours(48), (await ops.ReadAsync(target.Id)).CountdownExpiresAtUtc);
    }

    [Fact]
    public async Task Bounds_names_and_permission_are_checked()
    {
        await using var ops = await TestOps.StartAsync();
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);
        var change = ops.Get<ChangeSettings>();

        Assert.IsType<SettingIsOutOfBounds>((await ops.DecideAsync(SettingCatalog.CountdownHours, 0, ada)).Error);
        Assert.IsType<NotFound>((await change.RunAsync(SettingScope.Tenant, [new("leads.no-such-thing", "1", 0)], ada, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.DecideAsync(SettingCatalog.CountdownHours, 24, await ops.MariaAsync())).Error);
        var problems = Assert.IsType<InvalidInput>((await change.RunAsync(
            SettingScope.Tenant, [new("leads.countdown-hours", "many", 0), new("leads.hold-hours", "12", 0), new("leads.trash-days", "-1", 0)], ada, ct)).Error).Problems;
        Assert.Equal(["leads.countdown-hours", "leads.trash-days"], problems.Select(problem => problem.Field));
        Assert.Equal(168, await GetAsync(ops, SettingCatalog.HoldHours));
    }

    [Theory, OnEveryDatabase]
    public async Task A_tenants_value_stands_before_the_installations_and_that_before_the_products(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ada, other) = (await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin), await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct));
        _ = await GetAsync(ops, SettingCatalog.TrashDays, other);

        Assert.True((await ops.DecideTextAsync(SettingCatalog.TrashDays, "60", ada, SettingScope.Installation)).Succeeded);
        Assert.Equal((60, 60), (await GetAsync(ops, SettingCatalog.TrashDays), await GetAsync(ops, SettingCatalog.TrashDays, other)));
        Assert.True((await ops.DecideAsync(SettingCatalog.TrashDays, 7, ada)).Succeeded);
        Assert.Equal((7, 60), (await GetAsync(ops, SettingCatalog.TrashDays), await GetAsync(ops, SettingCatalog.TrashDays, other)));
        var line = (await ops.Get<SettingListQuery>().LoadAsync(ops.TenantId, SettingScope.Tenant, ct)).Lines["leads.trash-days"];
        Assert.Equal(("7", "60", SettingSource.Own, "Ada Lind"), (line.Text, line.Inherited, line.Source, line.ChangedByName));
        Assert.Equal(SettingSource.Installation, (await ops.Get<SettingListQuery>().LoadAsync(other, SettingScope.Tenant, ct)).Lines["leads.trash-days"].Source);

        Assert.True((await ops.DecideTextAsync(SettingCatalog.TrashDays, null, ada)).Succeeded);
        Assert.Equal(60, await GetAsync(ops, SettingCatalog.TrashDays));
        Assert.True((await ops.DecideTextAsync(SettingCatalog.TrashDays, null, ada, SettingScope.Installation)).Succeeded);
        Assert.Equal((30, 30), (await GetAsync(ops, SettingCatalog.TrashDays), await GetAsync(ops, SettingCatalog.TrashDays, other)));
    }

    [Fact]
    public async Task Only_people_of_the_tenant_that_runs_the_installation_decide_for_all()
    {
        await using var ops = await TestOps.StartAsync();
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var stranger = await ops.SomebodyAsync("Dora Stone", BuiltInRoles.Admin, other);

        Assert.True(stranger.May(SettingPermissions.Change));
        Assert.IsType<NotAllowed>((await ops.DecideTextAsync(SettingCatalog.TrashDays, "60", stranger, SettingScope.Installation)).Error);
        Assert.IsType<NotAllowed>((await ops.DecideTextAsync(SettingCatalog.TrashDays, "60", await ops.MariaAsync(), SettingScope.Installation)).Error);
        Assert.Equal(30, await GetAsync(ops, SettingCatalog.TrashDays));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_two_who_change_the_same_setting_the_second_is_told_and_other_settings_of_hers_are_saved(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ada, eve) = (await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin), await ops.SomebodyAsync("Eve Moss", BuiltInRoles.Admin));
        Assert.True((await ops.DecideAsync(SettingCatalog.HoldHours, 24, ada)).Succeeded);

        var saved = (await ops.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, [new("leads.hold-hours", "48", 0), new("leads.trash-days", "10", 0)], eve, ct)).Value;

        var conflict = Assert.Single(saved.Conflicts);
        Assert.Equal(("leads.hold-hours", "48", "24", "Ada Lind"), (conflict.Field, conflict.Yours, conflict.Theirs, conflict.Who));
        Assert.Equal([new FactChange("leads.trash-days", null, "10")], saved.Saved);
        Assert.Equal((24, 10), (await GetAsync(ops, SettingCatalog.HoldHours), await GetAsync(ops, SettingCatalog.TrashDays)));
        // The same value is no quarrel, and going back is a change like any other.
        Assert.Empty((await ops.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, [new("leads.hold-hours", "24", 0)], eve, ct)).Value.Conflicts);
        Assert.True((await ops.DecideTextAsync(SettingCatalog.HoldHours, null, ada)).Succeeded);
        Assert.Null(Assert.Single((await ops.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, [new("leads.hold-hours", "48", 1)], eve, ct)).Value.Conflicts).Theirs);
    }

    [Fact]
    public async Task Of_many_at_once_one_wins_and_the_others_are_told()
    {
        await using var ops = await TestOps.StartAsync();
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() => ops.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, [new("leads.trash-days", $"{n}", 0)], ada, ct))));

        Assert.Equal(7, answers.Count(answer => answer.Value.Conflicts.Count == 1));
        var winner = Assert.Single(answers, answer => answer.Value.Saved.Count == 1).Value.Saved[0].New;
        Assert.Equal(winner, $"{await GetAsync(ops, SettingCatalog.TrashDays)}");
        Assert.Single(await ops.Get<SettingHistoryQuery>().LoadAsync(ops.TenantId, SettingScope.Tenant, "leads.trash-days", ct));
    }

    [Fact]
    public async Task The_history_has_each_change_with_before_and_after()
    {
        await using var ops = await TestOps.StartAsync();
        var (ada, other) = (await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin), await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct));
        await ops.DecideAsync(SettingCatalog.StaleReviewNotice, "Ring us.", ada);
        await ops.DecideTextAsync(SettingCatalog.StaleReviewNotice, null, ada);

        var history = await ops.Get<SettingHistoryQuery>().LoadAsync(ops.TenantId, SettingScope.Tenant, SettingCatalog.StaleReviewNotice.Key, ct);

        Assert.Equal([("Ring us.", SettingCatalog.StaleReviewNotice.Default, true), (SettingCatalog.StaleReviewNotice.Default, "Ring us.", false)], history.Select(change => (change.From, change.To, change.IsInherited)));
        Assert.Empty(await ops.Get<SettingHistoryQuery>().LoadAsync(other, SettingScope.Tenant, SettingCatalog.StaleReviewNotice.Key, ct));
    }

    [Fact]
    public async Task What_an_earlier_version_kept_is_read_and_what_no_longer_fits_does_not_count()
    {
        await using var ops = await TestOps.StartAsync();
        await using (var db = ops.Open())
        {
            db.Settings.AddRange(new Setting { Key = "leads.trash-days", Value = "12" }, new Setting { Key = "leads.hold-hours", Value = "9999" }, new Setting { Key = "leads.gone", Value = "1" });
            await db.SaveChangesAsync(ct);
        }

        Assert.Equal((12, 168), (await GetAsync(ops, SettingCatalog.TrashDays), await GetAsync(ops, SettingCatalog.HoldHours)));
        Assert.Equal(SettingSource.Product, (await ops.Get<SettingListQuery>().LoadAsync(ops.TenantId, SettingScope.Tenant, ct)).Lines["leads.hold-hours"].Source);
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_counts_on_every_node(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var second = ops.AnotherNode();
        var ada = await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin);
        Assert.Equal(30, await GetAsync(second, SettingCatalog.TrashDays));

        await ops.DecideTextAsync(SettingCatalog.TrashDays, "60", ada, SettingScope.Installation);
        await second.Get<LiveRelay>().PollAsync(ct);
        Assert.Equal(60, await GetAsync(second, SettingCatalog.TrashDays));
        await ops.DecideAsync(SettingCatalog.TrashDays, 5, ada);
        await second.Get<LiveRelay>().PollAsync(ct);
        Assert.Equal(5, await GetAsync(second, SettingCatalog.TrashDays));
    }

    private static async Task<T> GetAsync<T>(TestOps ops, SettingDefinition<T> setting, long? tenantId = null) => await ops.Get<TenantSettings>().GetAsync(tenantId ?? ops.TenantId, setting, ct);
}
