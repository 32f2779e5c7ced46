using System.Diagnostics;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

public sealed class WorkListScaleTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_hundred_thousand_items_are_counted_and_listed_quickly()
    {
        await using var ops = await TestOps.StartAsync();
        for (var batch = 0; batch < 20; batch++)
        {
            await using var db = ops.Open();
            for (var n = 0; n < 5_000; n++)
                db.WorkItems.Add(new WorkItem
                {
                    Kind = n % 3 == 0 ? "test.mail" : TestHandler.Name,
                    Payload = "{}",
                    Status = n % 100 == 0 ? WorkStatus.Dead : n % 2 == 0 ? WorkStatus.Done : WorkStatus.Waiting,
                    Attempts = n % 7 == 0 ? 1 : 0,
                    Error = n % 7 == 0 ? $"Error {n}" : null,
                    CreatedByName = "Test",
                    RunAfterUtc = ops.Time.NowUtc,
                    CreatedAtUtc = ops.Time.NowUtc,
                    UpdatedAtUtc = ops.Time.NowUtc,
                });
            await db.SaveChangesAsync();
        }

        var query = ops.Get<WorkListQuery>();
        foreach (var filter in new[] { new WorkFilter(), new WorkFilter(WorkShelf.Failed), new WorkFilter(WorkShelf.Dead, "test.mail"), new WorkFilter(WorkShelf.Failed, null, "Error 4991") })
        {
            await query.LoadAsync(ops.TenantId, filter, null, CancellationToken.None);
            var begun = Stopwatch.GetTimestamp();
            var list = await query.LoadAsync(ops.TenantId, filter, null, CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(begun);
            output.WriteLine($"{filter}: {list.Rows.Count} rows in {took.TotalMilliseconds:0} ms");
            // Far above what it takes, far below what a walk over the table for each count would.
            Assert.True(took < TimeSpan.FromSeconds(1), $"{filter} took {took.TotalMilliseconds:0} ms.");
            Assert.True(list.Rows.Count > 0);
        }

        var counts = (await query.LoadAsync(ops.TenantId, new(), null, CancellationToken.None)).Counts;
        Assert.Equal((WorkListQuery.MostCounted + 1, 1_000), (counts[WorkShelf.Waiting], counts[WorkShelf.Dead]));
    }
}
