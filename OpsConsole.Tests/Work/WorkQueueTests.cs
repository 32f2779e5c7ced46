using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Live;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

public sealed class WorkQueueTests
{
    [Theory, OnEveryDatabase]
    public async Task Enqueue_WhenTheChangeIsNotSaved_QueuesNothing(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var heard = 0;
        using var listening = ops.Get<LiveFeed>().Subscribe([WorkQueue.Added], _ => heard++);

        await using (var db = ops.Open())
            await Assert.ThrowsAsync<IOException>(() => db.InTransactionAsync(async () =>
            {
                WorkQueue.Enqueue(db, TestHandler.Name, new { LeadId = 7 }, maria, ops.Time);
                await db.SaveChangesAsync();
                throw new IOException("The change failed.");
            }, CancellationToken.None));

        await using var after = ops.Open();
        Assert.False(await after.WorkItems.AnyAsync());
        Assert.Equal(0, heard);
    }

    [Theory, OnEveryDatabase]
    public async Task Enqueue_WakesTheRunner_OnceSaved(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        List<long> tenants = [];
        using var listening = ops.Get<LiveFeed>().Subscribe([WorkQueue.Added], signal => tenants.AddRange(signal.Ids));

        await using var db = ops.Open();
        var item = WorkQueue.Enqueue(db, TestHandler.Name, new Letter(7, DayOfWeek.Friday), maria, ops.Time, delay: TimeSpan.FromMinutes(5));
        Assert.Empty(tenants);
        await db.SaveChangesAsync();

        Assert.Equal([ops.TenantId], tenants);
        var saved = await ops.ItemAsync(item.Id);
        Assert.Equal((WorkStatus.Waiting, ops.TenantId, "Maria Keller", maria.UserId), (saved.Status, saved.TenantId, saved.CreatedByName, saved.CreatedByUserId));
        Assert.Equal(ops.Time.NowUtc.AddMinutes(5), saved.RunAfterUtc);
    }

    [Fact]
    public async Task A_handler_reads_the_payload_as_it_was_queued()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.QueueAsync(new Letter(7, DayOfWeek.Friday));
        var run = ops.RunOf((await ops.ClaimAsync())!);
        Assert.Equal(new Letter(7, DayOfWeek.Friday), run.PayloadAs<Letter>());
        Assert.Throws<WorkIsHopeless>(() => run.PayloadAs<int>());
    }

    [Theory]
    [InlineData(1, 8, 12)]
    [InlineData(2, 24, 36)]
    [InlineData(3, 72, 108)]
    [InlineData(6, 1944, 2916)]
    [InlineData(7, 2880, 4320)]
    [InlineData(50, 2880, 4320)]
    public void Backoff_triples_up_to_an_hour_within_a_fifth(int attempts, double least, double most)
    {
        Assert.Equal(least, Backoff.After(attempts, 0).TotalSeconds, 3);
        Assert.Equal(most, Backoff.After(attempts, 1).TotalSeconds, 3);
        Assert.InRange(Backoff.After(attempts).TotalSeconds, least, most);
    }

    private sealed record Letter(long LeadId, DayOfWeek Day);
}
