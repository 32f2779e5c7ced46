using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Activity.Checking;
using OpsConsole.Core.Security;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Activity;

public sealed class CheckActivityTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_whole_chain_is_found_whole_and_the_outcome_stays(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        await ops.RecordAsync(6);
        await ops.DeliverAsync();

        var id = (await ops.Get<AskForActivityCheck>().RunAsync(iris, ct)).Value;
        Assert.Equal(id, (await ops.Get<AskForActivityCheck>().RunAsync(iris, ct)).Value);
        Assert.Equal(id, (await ops.Get<ActivityChainQuery>().LoadAsync(ops.TenantId, ct)).Running?.Id);
        await ops.RunQueueAsync();

        var chain = await ops.Get<ActivityChainQuery>().LoadAsync(ops.TenantId, ct);
        Assert.True(chain.Last!.IsWhole, chain.Last.Problem);
        Assert.Equal((null, false, "Iris Admin", chain.SealedUpTo), (chain.Running, chain.GivenUp, chain.Last.ByName, chain.Last.Links));
        Assert.Equal(["activity-check.asked", "activity-check.finished"], await ops.ActionsAsync(ActivityCheck.Subject, id));
        await using var db = ops.Open();
        Assert.Empty(await db.SecurityAlerts.ToListAsync(ct));
    }

    [Theory, OnEveryDatabase]
    public async Task A_broken_chain_is_named_as_the_verb_names_it_and_raises_an_alert(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ids = await ops.RecordAsync(6);
        await ops.DeliverAsync();
        await ops.TamperAsync($"""UPDATE "Activity" SET "ActorName" = 'Nobody' WHERE "Id" = {ids[2]}""");
        await ops.Get<AskForActivityCheck>().RunAsync(await ops.IrisAsync(), ct);
        await ops.RunQueueAsync();

        var last = (await ops.Get<ActivityChainQuery>().LoadAsync(ops.TenantId, ct)).Last!;
        var verb = (await ops.VerifyAsync()).Chains.Single(chain => chain.TenantId == ops.TenantId);
        Assert.Equal((verb.Broken!.What, verb.Broken.Number, verb.Broken.ActivityId, verb.Sealed), (last.Problem, last.BrokenNumber, last.BrokenActivityId, last.Links));
        Assert.Equal(ids[2], last.BrokenActivityId);
        await using var db = ops.Open();
        var alert = Assert.Single(await db.SecurityAlerts.ToListAsync(ct));
        Assert.Equal((IntrusionRule.Activity, $"Activity, entry {ids[2]}", last.Problem), (alert.Rule, alert.About, alert.Did));
    }

    [Fact]
    public async Task What_was_cut_off_since_the_last_look_is_missed()
    {
        await using var ops = await TestOps.StartAsync();
        var ids = await ops.RecordAsync(6);
        await ops.DeliverAsync();
        await ops.Get<AskForActivityCheck>().RunAsync(await ops.IrisAsync(), ct);
        await ops.RunQueueAsync();
        foreach (var id in ids.Skip(3))
        {
            await ops.RemoveSealAsync(id);
            await ops.RemoveEntryAsync(id);
        }

        Assert.True((await ops.VerifyAsync()).Chains.All(chain => chain.Broken is null || chain.Broken.What.Contains("no seal", StringComparison.Ordinal)));
        await ops.Get<AskForActivityCheck>().RunAsync(await ops.IrisAsync(), ct);
        await ops.RunQueueAsync();
        Assert.Contains("cut off", (await ops.Get<ActivityChainQuery>().LoadAsync(ops.TenantId, ct)).Last!.Problem!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_week_every_tenant_is_verified_once()
    {
        await using var ops = await TestOps.StartAsync();
        var elsewhere = await ops.Get<CreateTenant>().RunAsync("Other Homes", ct);
        Assert.Equal(2, await ops.Get<QueueActivityChecks>().RunAsync(ct));
        Assert.Equal(0, await ops.Get<QueueActivityChecks>().RunAsync(ct));
        while (await ops.Get<WorkLeases>().ClaimAsync(elsewhere, ct) is { } claim)
            await ops.Get<RunWork>().RunAsync(claim, ct);
        Assert.Equal("Weekly verification", (await ops.Get<ActivityChainQuery>().LoadAsync(elsewhere, ct)).Last?.ByName);
    }

    [Fact]
    public async Task Only_who_may_has_it_verified()
    {
        await using var ops = await TestOps.StartAsync();
        Assert.IsType<NotAllowed>((await ops.Get<AskForActivityCheck>().RunAsync(await ops.MariaAsync(), ct)).Error);
    }

    [Fact]
    public async Task Wherever_a_node_dies_the_verification_ends_once_and_its_alert_stands_once()
    {
        var words = await RunAndDieAsync(DyingNode.Immortal());
        Assert.InRange(words, 15, 80);
        for (var word = 1; word <= words; word++)
            foreach (var afterIt in new[] { false, true })
                await RunAndDieAsync(new DyingNode(word, afterIt));
    }

    private static async Task<int> RunAndDieAsync(DyingNode death)
    {
        await using var survivor = await TestOps.StartAsync();
        var ids = await survivor.RecordAsync(4);
        await survivor.DeliverAsync();
        await survivor.TamperAsync($"""UPDATE "Activity" SET "ActorName" = 'Nobody' WHERE "Id" = {ids[1]}""");
        var id = (await survivor.Get<AskForActivityCheck>().RunAsync(await survivor.IrisAsync(), ct)).Value;
        await using var mortal = survivor.AnotherNode(death.Configure);
        await Record.ExceptionAsync(() => mortal.RunQueueAsync());
        var words = death.Words;
        for (var look = 0; look < 3; look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await survivor.Get<WorkLeases>().TakeBackExpiredAsync(ct);
            await survivor.RunQueueAsync();
        }

        await using var db = survivor.Open();
        Assert.Single(await db.SecurityAlerts.ToListAsync(ct));
        Assert.Equal(["activity-check.asked", "activity-check.finished"], await survivor.ActionsAsync(ActivityCheck.Subject, id));
        Assert.Equal(ids[1], (await db.ActivityChecks.SingleAsync(ct)).BrokenActivityId);
        return words;
    }
}
