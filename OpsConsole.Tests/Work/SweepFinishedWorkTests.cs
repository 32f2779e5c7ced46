using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

public sealed class SweepFinishedWorkTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Only_what_ended_longer_ago_than_the_tenant_keeps_it_goes_with_its_attempts(string provider)
    {
        var fails = 2;
        await using var ops = await TestOps.StartAsync(provider, services => services.AddHandler(new TestHandler((_, _) => fails-- > 0 ? throw new InvalidOperationException("Not yet.") : Task.CompletedTask)));
        var done = await ops.QueueAsync();
        await RunAsync(ops, attempts: 3);
        await using (var db = ops.Open())
            Assert.Equal(2, await db.WorkAttempts.CountAsync(ct));
        fails = 1;
        var dead = await ops.QueueAsync(maxAttempts: 1);
        await RunAsync(ops, attempts: 1);
        ops.Time.Advance(TimeSpan.FromDays(60));
        var waiting = await ops.QueueAsync(delay: TimeSpan.FromDays(900));
        var younger = await ops.QueueAsync();
        await RunAsync(ops, attempts: 1);
        ops.Time.Advance(TimeSpan.FromDays(SettingCatalog.FinishedWorkDays.Default - 59));

        Assert.Equal(1, await ops.Get<SweepFinishedWork>().RunAsync(ct));

        await using var after = ops.Open();
        Assert.Equal([dead, waiting, younger], await after.WorkItems.OrderBy(item => item.Id).Select(item => item.Id).ToListAsync(ct));
        Assert.DoesNotContain(done, await after.WorkAttempts.Select(attempt => attempt.ItemId).ToListAsync(ct));
        Assert.Equal(0, await ops.Get<SweepFinishedWork>().RunAsync(ct));
    }

    private static async Task RunAsync(TestOps ops, int attempts)
    {
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            await ops.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, ct);
            ops.Time.Advance(TimeSpan.FromHours(2));
        }
    }
}
