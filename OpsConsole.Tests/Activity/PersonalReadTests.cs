using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Activity.Reading;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Leads.Scoring;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Activity;

public sealed class PersonalReadTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_look_is_recorded_once_for_each_viewer_account_and_hour(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam, ana) = (await ops.IrisAsync(), await ops.SamAsync(), await ops.AnaAsync());

        Assert.True(await LookAsync(ops, ana, iris));
        Assert.False(await LookAsync(ops, ana, iris));
        Assert.True(await LookAsync(ops, ana, sam));
        Assert.True(await LookAsync(ops, sam, iris));
        Assert.False(await LookAsync(ops, iris, iris));
        Assert.False((await ops.Get<RecordPersonalRead>().RunAsync(PersonalReadKind.Account, 999_999, iris, ct)).Value);
        ops.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.False(await LookAsync(ops, ana, iris));
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await LookAsync(ops, ana, iris));

        Assert.Equal(3, (await ops.ActionsAsync("user", ana.UserId!.Value)).Count(action => action == "user.data-read"));
    }

    [Fact]
    public async Task Of_many_at_once_on_two_nodes_one_is_recorded()
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, ana) = (await ops.IrisAsync(), await ops.AnaAsync());
        await using var other = ops.AnotherNode();

        var looks = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => LookAsync(n % 2 == 0 ? ops : other, ana, iris))));

        Assert.Single(looks, recorded => recorded);
        Assert.Single(await ops.ActionsAsync("user", ana.UserId!.Value), action => action == "user.data-read");
    }

    [Fact]
    public async Task A_lead_is_recorded_where_the_firm_wants_it()
    {
        await using var ops = await TestOps.StartAsync();
        var sam = await ops.SamAsync();
        var lead = await ops.LeadAsync();

        Assert.False((await ops.Get<RecordPersonalRead>().RunAsync(PersonalReadKind.LeadOwner, lead.Id, sam, ct)).Value);
        await ops.SetAsync(SettingCatalog.ReadsOfOwners, true);
        await ops.SetAsync(SettingCatalog.ReadsOfAccounts, false);
        Assert.True((await ops.Get<RecordPersonalRead>().RunAsync(PersonalReadKind.LeadOwner, lead.Id, sam, ct)).Value);
        Assert.False(await LookAsync(ops, sam, await ops.IrisAsync()));
        Assert.Contains("lead.owner-read", await ops.ActionsAsync("lead", lead.Id));
    }

    [Fact]
    public async Task What_keeps_looks_to_one_an_hour_goes_and_the_records_stay()
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, ana) = (await ops.IrisAsync(), await ops.AnaAsync());
        await LookAsync(ops, ana, iris);
        Assert.Equal(0, await ops.Get<SweepPersonalReads>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromHours(4));
        Assert.Equal(1, await ops.Get<SweepPersonalReads>().RunAsync(ct));
        Assert.Contains("user.data-read", await ops.ActionsAsync("user", ana.UserId!.Value));
    }

    [Fact]
    public async Task A_look_is_no_reason_for_a_conflict()
    {
        await using var ops = await TestOps.StartAsync();
        var (iris, ana) = (await ops.IrisAsync(), await ops.AnaAsync());
        await ops.Get<ChangeOwnName>().RunAsync("Ana Silva", ana, ct);
        await LookAsync(ops, ana, iris);
        await using var db = ops.Open();
        Assert.Equal("Ana Duarte", (await db.WhoChangedAsync(await db.Users.FirstAsync(user => user.Id == ana.UserId, ct), ct)).Who);
    }

    [Fact]
    public void Every_marked_read_is_an_action_that_there_is() => Assert.All(PersonalReads.All, read => Assert.True(ActivityActions.Phrases.ContainsKey(read.Action), read.Action));

    private static async Task<bool> LookAsync(TestOps ops, Actor at, Actor viewer) => (await ops.Get<RecordPersonalRead>().RunAsync(PersonalReadKind.Account, at.UserId!.Value, viewer, ct)).Value;
}
