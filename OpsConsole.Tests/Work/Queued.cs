using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Files;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Work;

internal static class Queued
{
    public static async Task<long> QueueAsync(
        this TestOps ops, object? payload = null, string kind = TestHandler.Name, int priority = 100, TimeSpan delay = default, int maxAttempts = 8, long? tenantId = null)
    {
        var tenant = tenantId ?? ops.TenantId;
        await using var db = ops.Dbs.Open(tenant);
        var item = WorkQueue.Enqueue(db, kind, payload ?? new { }, Actor.System(tenant, "Test"), ops.Time, priority, delay, maxAttempts);
        await db.SaveChangesAsync();
        return item.Id;
    }

    public static void AddHandler(this IServiceCollection services, IWorkHandler handler) => services.AddSingleton(handler);

    public static async Task<WorkItem> ItemAsync(this TestOps ops, long id)
    {
        await using var db = ops.Dbs.OpenAcrossTenants();
        return await db.WorkItems.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking().SingleAsync(item => item.Id == id);
    }

    public static Task<WorkClaim?> ClaimAsync(this TestOps ops) => ops.Get<WorkLeases>().ClaimAsync(ops.TenantId, CancellationToken.None);

    /// <summary>The run of a claim, as its handler gets it.</summary>
    public static WorkRun RunOf(this TestOps ops, WorkClaim claim) =>
        new(claim.ItemId, claim.TenantId, claim.Payload, claim.Token, claim.Attempt, ops.Time, claim.ProgressDone);

    /// <summary>Saves one result, a row that nothing keeps from being there twice, together with the place of the run.</summary>
    public static async Task SaveStepAsync(this TestOps ops, WorkRun run, long step, CancellationToken ct = default)
    {
        await using var db = ops.Dbs.Open(run.TenantId);
        await db.InTransactionAsync(async () =>
        {
            db.Files.Add(new StoredFile { Name = $"{run.ItemId}/{step}", CreatedAtUtc = ops.Time.NowUtc });
            await db.SaveChangesAsync(ct);
            await run.CheckpointAsync(db, step, null, $"Step {step}", ct);
        }, ct);
    }

    public static async Task<IReadOnlyList<string>> ResultsAsync(this TestOps ops)
    {
        await using var db = ops.Open();
        return await db.Files.OrderBy(file => file.Id).Select(file => file.Name).ToListAsync();
    }

    /// <summary>A handler that does so many steps, each saved with its place, and goes on where the last attempt stopped.</summary>
    public static TestHandler Steps(Func<TestOps> node, int count) => new(async (run, ct) =>
    {
        for (var step = run.Done + 1; step <= count; step++)
            await node().SaveStepAsync(run, step, ct);
    });
}
