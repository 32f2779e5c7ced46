using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Flags;

public sealed class FlagCountsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly FlagVerdict second = new(true, 1, FlagReason.Everybody);

    [Theory, OnEveryDatabase]
    public async Task What_two_nodes_count_adds_up_by_variant_and_day_and_stays_with_its_tenant(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var node = ops.AnotherNode();
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        foreach (var counts in new[] { ops.Get<FlagCounts>(), node.Get<FlagCounts>() })
        {
            Parallel.For(0, 500, _ => counts.Expose(ops.TenantId, FlagCatalog.WordingHints, second));
            counts.Reach(ops.TenantId, FlagCatalog.WordingHints, second);
            counts.Expose(ops.TenantId, FlagCatalog.WordingHints, default);
            counts.Expose(other, FlagCatalog.WordingHints, second);
        }

        await Task.WhenAll(ops.Get<FlagCounts>().FlushAsync(ct), node.Get<FlagCounts>().FlushAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(1));
        ops.Get<FlagCounts>().Expose(ops.TenantId, FlagCatalog.WordingHints, second);
        await ops.Get<FlagCounts>().FlushAsync(ct);
        await ops.Get<FlagCounts>().FlushAsync(ct);

        Assert.Equal([("off", 2, 0), ("sending", 1001, 2)], (await ops.Get<FlagDetailQuery>().LoadAsync(ops.TenantId, FlagCatalog.WordingHints.Name, ct))!.Figures.Select(figure => (figure.Variant, (int)figure.Exposures, (int)figure.Outcomes)));
        await using var db = ops.Open();
        Assert.Equal(3, await db.FlagTallies.CountAsync(ct));
    }

    [Fact]
    public async Task What_cannot_be_written_is_kept_for_the_next_time()
    {
        var outage = new Outage();
        await using var ops = await TestOps.StartAsync(configure: outage.Configure);
        ops.Get<FlagCounts>().Expose(ops.TenantId, FlagCatalog.Onlookers, second);

        outage.IsOn = true;
        await Assert.ThrowsAnyAsync<Exception>(() => ops.Get<FlagCounts>().FlushAsync(ct));
        outage.IsOn = false;
        await ops.Get<FlagCounts>().FlushAsync(ct);

        await using var db = ops.Open();
        Assert.Equal(1, (await db.FlagTallies.SingleAsync(ct)).Exposures);
    }
}
