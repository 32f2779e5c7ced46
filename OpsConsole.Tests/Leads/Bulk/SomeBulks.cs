using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;

namespace OpsConsole.Tests.Leads.Bulk;

/// <summary>Bulk actions over leads made for a test, and their way through the product.</summary>
internal static class SomeBulks
{
    private static readonly CancellationToken ct = CancellationToken.None;

    /// <summary>That many pending leads in one save.</summary>
    public static async Task<IReadOnlyList<long>> PendingLeadsAsync(this TestOps ops, int count, string street = "Alder Creek Rd", long? tenantId = null)
    {
        await using var db = ops.Dbs.Open(tenantId ?? ops.TenantId);
        var leads = Enumerable.Range(1, count).Select(number => new Lead
        {
            Street = $"{number} {street}",
            City = "Sacramento",
            State = "CA",
            Zip = "95838",
            AddressKey = $"{number} {street}|SACRAMENTO|CA",
            AskingPriceCents = (10_000_000 + (number * 100)),
            Score = number % 100,
            Source = "County list",
            SubmittedByName = "Ana Duarte",
            SubmittedAtUtc = ops.Time.NowUtc,
        }).ToList();
        db.Leads.AddRange(leads);
        await db.SaveChangesAsync(ct);
        return [.. leads.Select(lead => lead.Id)];
    }

    /// <summary>The product finds something out about a lead by itself, which raises its version.</summary>
    public static async Task FindOutAsync(this TestOps ops, long id, string action, Action<Lead>? mark = null)
    {
        await using var db = ops.Open();
        var lead = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).FirstAsync(row => row.Id == id, ct);
        mark?.Invoke(lead);
        db.Entry(lead).State = EntityState.Modified;
        db.Record(Actor.System(ops.TenantId, "Fraud check"), action, lead);
        await db.SaveChangesAsync(ct);
    }

    public static Task<Result<BulkStarted>> StartAsync(this TestOps ops, BulkChange change, IReadOnlyList<long> ids, Actor actor, Guid? key = null) =>
        ops.Get<StartBulk>().RunAsync(new BulkOrder(change, new PickedRows(ids), ids.Count, key ?? Guid.NewGuid()), actor, ct);

    /// <summary>Starts it; the answer is the action.</summary>
    public static async Task<long> StartedAsync(this TestOps ops, BulkChange change, IReadOnlyList<long> ids, Actor actor)
    {
        var started = await ops.StartAsync(change, ids, actor);
        Assert.True(started.Succeeded, started.Error?.Message);
        return started.Value.ActionId;
    }

    /// <summary>Starts it and runs it to the end, as the work queue does.</summary>
    public static async Task<BulkView> BulkAsync(this TestOps ops, BulkChange change, IReadOnlyList<long> ids, Actor actor)
    {
        var actionId = await ops.StartedAsync(change, ids, actor);
        await ops.RunQueueAsync();
        return await ops.BulkViewAsync(actionId, change.RowKind);
    }

    public static async Task<BulkView> UndoAsync(this TestOps ops, long actionId, Actor actor, string rowKind = "lead")
    {
        var queued = await ops.Get<UndoBulk>().RunAsync(actionId, actor, ct);
        Assert.True(queued.Succeeded, queued.Error?.Message);
        await ops.RunQueueAsync();
        return await ops.BulkViewAsync(actionId, rowKind);
    }

    public static async Task<BulkView> BulkViewAsync(this TestOps ops, long actionId, string rowKind = "lead") =>
        (await ops.Get<BulkQuery>().LoadAsync(ops.TenantId, rowKind, actionId, ct))!;

    public static async Task<IReadOnlyList<BulkResult>> BulkResultsAsync(this TestOps ops, long actionId)
    {
        await using var db = ops.Open();
        return await db.BulkResults.AsNoTracking().Where(result => result.ActionId == actionId).OrderBy(result => result.RowId).ToListAsync(ct);
    }

    public static (int Done, int LeftOut, int Failed) Counts(this BulkView view) => (view.Done, view.LeftOut, view.Failed);
}
