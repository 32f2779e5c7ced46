using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
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

    public static Task<Result<LeadBulkStarted>> StartAsync(this TestOps ops, LeadBulkChange change, IReadOnlyList<long> ids, Actor actor, Guid? key = null) =>
        ops.Get<StartLeadBulk>().RunAsync(new LeadBulkOrder(change, new PickedLeads(ids), ids.Count, key ?? Guid.NewGuid()), actor, ct);

    /// <summary>Starts it; the answer is the action.</summary>
    public static async Task<long> StartedAsync(this TestOps ops, LeadBulkChange change, IReadOnlyList<long> ids, Actor actor)
    {
        var started = await ops.StartAsync(change, ids, actor);
        Assert.True(started.Succeeded, started.Error?.Message);
        return started.Value.ActionId;
    }

    /// <summary>Starts it and runs it to the end, as the work queue does.</summary>
    public static async Task<LeadBulkView> BulkAsync(this TestOps ops, LeadBulkChange change, IReadOnlyList<long> ids, Actor actor)
    {
        var actionId = await ops.StartedAsync(change, ids, actor);
        await ops.RunQueueAsync();
        return await ops.BulkViewAsync(actionId);
    }

    public static async Task<LeadBulkView> UndoAsync(this TestOps ops, long actionId, Actor actor)
    {
        var queued = await ops.Get<UndoLeadBulk>().RunAsync(actionId, actor, ct);
        Assert.True(queued.Succeeded, queued.Error?.Message);
        await ops.RunQueueAsync();
        return await ops.BulkViewAsync(actionId);
    }

    public static async Task<LeadBulkView> BulkViewAsync(this TestOps ops, long actionId) =>
        (await ops.Get<LeadBulkQuery>().LoadAsync(ops.TenantId, actionId, ct))!;

    public static async Task<IReadOnlyList<LeadBulkResult>> BulkResultsAsync(this TestOps ops, long actionId)
    {
        await using var db = ops.Open();
        return await db.LeadBulkResults.AsNoTracking().Where(result => result.ActionId == actionId).OrderBy(result => result.LeadId).ToListAsync(ct);
    }

    public static (int Done, int LeftOut, int Failed) Counts(this LeadBulkView view) => (view.Done, view.LeftOut, view.Failed);
}
