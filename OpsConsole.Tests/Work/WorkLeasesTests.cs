using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

public sealed class WorkLeasesTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Claim_TakesTheUrgentFirst_ThenTheOldest(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var usual = await ops.QueueAsync();
        var later = await ops.QueueAsync();
        var urgent = await ops.QueueAsync(priority: 10);

        List<long> taken = [];
        while (await ops.ClaimAsync() is { } claim)
            taken.Add(claim.ItemId);
        Assert.Equal([urgent, usual, later], taken);
    }

    [Theory, OnEveryDatabase]
    public async Task Claim_BeforeItsTime_FindsNothing(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var id = await ops.QueueAsync(delay: TimeSpan.FromMinutes(5));
        Assert.Null(await ops.ClaimAsync());
        Assert.Empty((await ops.Get<WorkLeases>().TenantsWaitingAsync(ct)).Waiting);

        ops.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([ops.TenantId], (await ops.Get<WorkLeases>().TenantsWaitingAsync(ct)).Waiting);
        var claim = await ops.ClaimAsync();
        Assert.Equal((id, 1), (claim!.ItemId, claim.Attempt));
    }

    [Theory, OnEveryDatabase]
    public async Task Claim_ByTwoNodesAndManyThreads_GivesEachItemOnce(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var other = ops.AnotherNode();
        var queued = new List<long>();
        for (var i = 0; i < 40; i++)
            queued.Add(await ops.QueueAsync());

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            List<long> own = [];
            while (await (thread % 2 == 0 ? ops : other).ClaimAsync() is { } claim)
                own.Add(claim.ItemId);
            return own;
        })));

        // A thread that loses every candidate it saw ends early; whoever is left takes the rest.
        var all = taken.SelectMany(own => own).ToList();
        while (await ops.ClaimAsync() is { } claim)
            all.Add(claim.ItemId);
        Assert.Equal(queued, all.Order());
    }

    [Theory, OnEveryDatabase]
    public async Task A_zombie_changes_nothing_after_its_lease_went_to_another_node(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var other = ops.AnotherNode();
        var id = await ops.QueueAsync();
        var zombie = (await ops.ClaimAsync())!;
        await ops.SaveStepAsync(ops.RunOf(zombie), 1);

        ops.Time.Advance(WorkLeases.Length);
        Assert.Equal(1, await other.Get<WorkLeases>().TakeBackExpiredAsync(ct));
        await Assert.ThrowsAsync<LeaseLost>(() => ops.SaveStepAsync(ops.RunOf(zombie), 2));

        ops.Time.Advance(TimeSpan.FromSeconds(12));
        var heir = (await other.ClaimAsync())!;
        Assert.Equal((id, 2, 1L), (heir.ItemId, heir.Attempt, heir.ProgressDone));
        await Assert.ThrowsAsync<LeaseLost>(() => ops.SaveStepAsync(ops.RunOf(zombie), 2));
        Assert.False(await ops.Get<WorkLeases>().ExtendAsync(zombie, ct));
        Assert.False(await ops.Get<WorkLeases>().CompleteAsync(zombie, ct));
        Assert.False(await ops.Get<WorkLeases>().FailAsync(zombie, "Too late", ct));
        Assert.False(await ops.Get<WorkLeases>().DieAsync(zombie, "Too late", ct));
        Assert.False(await ops.Get<WorkLeases>().ReleaseAsync(zombie, ct));

        Assert.Equal([$"{id}/1"], await ops.ResultsAsync());
        var item = await ops.ItemAsync(id);
        Assert.Equal((WorkStatus.Running, heir.Token, 1L), (item.Status, item.LeaseToken, item.ProgressDone));
        Assert.True(await other.Get<WorkLeases>().CompleteAsync(heir, ct));
    }

    [Theory, OnEveryDatabase]
    public async Task A_sign_of_life_keeps_the_lease(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.QueueAsync();
        var claim = (await ops.ClaimAsync())!;
        for (var i = 0; i < 10; i++)
        {
            ops.Time.Advance(TimeSpan.FromSeconds(45));
            Assert.True(await ops.Get<WorkLeases>().ExtendAsync(claim, ct));
            Assert.Equal(0, await ops.Get<WorkLeases>().TakeBackExpiredAsync(ct));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task TakeBack_WhenASignOfLifeComesMeanwhile_LeavesTheWorkAlone(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var id = await ops.QueueAsync();
        var claim = (await ops.ClaimAsync())!;
        var signOfLife = new InBetween(async () => Assert.True(await ops.Get<WorkLeases>().ExtendAsync(claim, ct)));
        await using var other = ops.AnotherNode(signOfLife.Configure);
        ops.Time.Advance(WorkLeases.Length);

        Assert.Equal(0, await other.Get<WorkLeases>().TakeBackExpiredAsync(ct));
        Assert.Equal((WorkStatus.Running, claim.Token), ((await ops.ItemAsync(id)).Status, (await ops.ItemAsync(id)).LeaseToken));
    }

    [Theory, OnEveryDatabase]
    public async Task Claim_WhenAnotherNodeIsQuicker_TakesTheNext(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (first, second) = (await ops.QueueAsync(), await ops.QueueAsync());
        var quicker = new InBetween(async () => Assert.Equal(first, (await ops.ClaimAsync())!.ItemId));
        await using var other = ops.AnotherNode(quicker.Configure);
        Assert.Equal(second, (await other.ClaimAsync())!.ItemId);
    }

    [Theory, OnEveryDatabase]
    public async Task Fail_WaitsLongerEachTime_ThenDiesAndIsRecorded(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var id = await ops.QueueAsync(maxAttempts: 3);
        var leases = ops.Get<WorkLeases>();

        var waits = new List<double>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var claim = (await ops.ClaimAsync())!;
            Assert.Equal(attempt, claim.Attempt);
            Assert.True(await leases.FailAsync(claim, $"Failure {attempt}", ct));
            var wait = (await ops.ItemAsync(id)).RunAfterUtc - ops.Time.NowUtc;
            waits.Add(wait.TotalSeconds);
            if (attempt < 3)
                ops.Time.Advance(wait);
        }

        Assert.InRange(waits[0], 8, 12);
        Assert.InRange(waits[1], 24, 36);
        var item = await ops.ItemAsync(id);
        Assert.Equal((WorkStatus.Dead, "Failure 3", (string?)null), (item.Status, item.Error, item.LeaseToken));
        Assert.Equal(ops.Time.NowUtc, item.EndedAtUtc);
        await using var db = ops.Open();
        var entry = await db.Activity.SingleAsync(row => row.SubjectKind == "work-item");
        Assert.Equal(("work-item.died", id, "Work queue"), (entry.Action, entry.SubjectId, entry.ActorName));
    }

    [Theory, OnEveryDatabase]
    public async Task Work_that_kills_its_node_each_time_dies_too(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var id = await ops.QueueAsync(maxAttempts: 2);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            Assert.NotNull(await ops.ClaimAsync());
            ops.Time.Advance(WorkLeases.Length);
            Assert.Equal(1, await ops.Get<WorkLeases>().TakeBackExpiredAsync(ct));
            ops.Time.Advance(TimeSpan.FromHours(2));
        }

        Assert.Null(await ops.ClaimAsync());
        Assert.Equal(WorkStatus.Dead, (await ops.ItemAsync(id)).Status);
    }

    [Theory, OnEveryDatabase]
    public async Task Release_GivesTheAttemptBack(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await ops.QueueAsync(maxAttempts: 1);
        Assert.True(await ops.Get<WorkLeases>().ReleaseAsync((await ops.ClaimAsync())!, ct));
        Assert.Equal(1, (await ops.ClaimAsync())!.Attempt);
    }

    [Theory, OnEveryDatabase]
    public async Task Tenants_are_claimed_for_apart(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var delta = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Delta Homes", ct);
        var theirs = await ops.QueueAsync(tenantId: delta);

        Assert.Equal([delta], (await ops.Get<WorkLeases>().TenantsWaitingAsync(ct)).Waiting);
        Assert.Null(await ops.ClaimAsync());
        Assert.Equal(theirs, (await ops.Get<WorkLeases>().ClaimAsync(delta, ct))!.ItemId);
    }
}
