using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

/// <summary>
/// Nodes that claim, save steps, give signs of life, finish, fail, stop, die silently and come back as zombies, in random order over the
/// same few items. Whatever the order: one valid lease per item at most, and each result once.
/// </summary>
public sealed class WorkInterleavingTests
{
    private const int ItemCount = 3;
    private const int StepCount = 3;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    [InlineData(1234)]
    [InlineData(20261121)]
    public async Task Any_interleaving_keeps_one_lease_and_each_result_once(int seed)
    {
        await using var ops = await TestOps.StartAsync();
        var random = new Random(seed);
        var items = new List<long>();
        for (var i = 0; i < ItemCount; i++)
            items.Add(await ops.QueueAsync(maxAttempts: 1000));

        // Every claim ever made stays here, the lost ones too: their nodes do not know yet.
        List<Held> claims = [];
        for (var turn = 0; turn < 250; turn++)
        {
            await ActAsync(ops, random, claims);
            await OneLeaseAtMostAsync(ops, items, claims);
        }

        while (await RestAsync(ops, items))
        {
        }

        var expected = items.SelectMany(id => Enumerable.Range(1, StepCount).Select(step => $"{id}/{step}")).Order(StringComparer.Ordinal);
        Assert.Equal(expected, (await ops.ResultsAsync()).Order(StringComparer.Ordinal));
        Assert.True(claims.Count > ItemCount * 2, "The items were hardly ever taken over.");
    }

    private static async Task ActAsync(TestOps ops, Random random, List<Held> claims)
    {
        var leases = ops.Get<WorkLeases>();
        var some = claims.Count == 0 ? null : claims[random.Next(Math.Max(0, claims.Count - 8), claims.Count)];
        switch (random.Next(12))
        {
            case 0 or 1:
                if (await ops.ClaimAsync() is { } claim)
                    claims.Add(new Held(claim));
                break;
            case 2:
                await leases.TakeBackExpiredAsync(ct);
                break;
            case 3 or 4:
                ops.Time.Advance(TimeSpan.FromSeconds(random.Next(5, 50)));
                break;
            case 5 when some is not null:
                await leases.ExtendAsync(some.Claim, ct);
                break;
            case 6 when some is not null:
                await leases.FailAsync(some.Claim, "It broke.", ct);
                break;
            case 7 when some is not null:
                await leases.ReleaseAsync(some.Claim, ct);
                break;
            case 8 when some is not null && some.Step == StepCount:
                await leases.CompleteAsync(some.Claim, ct);
                break;
            case > 8 when some is not null && some.Step < StepCount:
                if (await Record.ExceptionAsync(() => ops.SaveStepAsync(ops.RunOf(some.Claim), some.Step + 1)) is { } lost)
                    Assert.IsType<LeaseLost>(lost);
                else
                    some.Step++;
                break;
        }
    }

    private static async Task OneLeaseAtMostAsync(TestOps ops, List<long> items, List<Held> claims)
    {
        foreach (var id in items)
        {
            var item = await ops.ItemAsync(id);
            var valid = new List<string>();
            foreach (var held in claims.Where(held => held.Claim.ItemId == id))
            {
                await using var db = ops.Open();
                if (await Record.ExceptionAsync(() => ops.RunOf(held.Claim).CheckpointAsync(db, item.ProgressDone, null, item.ProgressText, ct)) is null)
                    valid.Add(held.Claim.Token);
            }

            Assert.Equal(item.Status == WorkStatus.Running ? [item.LeaseToken!] : [], valid);
        }
    }

    private static async Task<bool> RestAsync(TestOps ops, List<long> items)
    {
        ops.Time.Advance(TimeSpan.FromHours(2));
        await ops.Get<WorkLeases>().TakeBackExpiredAsync(ct);
        ops.Time.Advance(TimeSpan.FromHours(2));
        while (await ops.ClaimAsync() is { } claim)
        {
            for (var step = claim.ProgressDone + 1; step <= StepCount; step++)
                await ops.SaveStepAsync(ops.RunOf(claim), step);
            await ops.Get<WorkLeases>().CompleteAsync(claim, ct);
        }

        foreach (var id in items)
            if ((await ops.ItemAsync(id)).Status != WorkStatus.Done)
                return true;
        return false;
    }

    private sealed class Held(WorkClaim claim)
    {
        public WorkClaim Claim => claim;

        public long Step { get; set; } = claim.ProgressDone;
    }
}
