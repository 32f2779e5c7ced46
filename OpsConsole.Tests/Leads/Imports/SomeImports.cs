using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Imports;

/// <summary>Files of leads made for a test, and the way of a file through the product.</summary>
internal static class SomeImports
{
    public const string Header = "street,city,state,zip,beds,baths,price";

    public static string Row(int number, string price = "250000") => $"{number} Alder Creek Rd,Sacramento,CA,95838,3,2,{price}";

    public static string Csv(params IEnumerable<string> rows) => string.Join("\r\n", [Header, .. rows]) + "\r\n";

    /// <summary>That many different addresses.</summary>
    public static string Csv(int rows) => Csv(Enumerable.Range(1, rows).Select(number => Row(number)));

    public static Task<Result<long>> UploadAsync(this TestOps ops, string text, Actor actor, string name = "leads.csv") => ops.UploadAsync(Encoding.UTF8.GetBytes(text), actor, name);

    public static Task<Result<long>> UploadAsync(this TestOps ops, byte[] bytes, Actor actor, string name = "leads.csv") =>
        ops.Get<UploadLeadFile>().RunAsync(name, new MemoryStream(bytes), actor, CancellationToken.None);

    public static async Task<LeadImportView> ViewAsync(this TestOps ops, long importId) =>
        (await ops.Get<LeadImportQuery>().LoadAsync(ops.TenantId, importId, CancellationToken.None))!;

    /// <summary>Uploads and queues; the answer is the import.</summary>
    public static async Task<long> QueueImportAsync(this TestOps ops, string text, Actor actor, string source = "County list")
    {
        var importId = (await ops.UploadAsync(text, actor)).Value;
        var started = await ops.Get<StartLeadImport>().RunAsync((await ops.ViewAsync(importId)).Ref, source, actor, CancellationToken.None);
        Assert.True(started.Succeeded, started.Error?.Message);
        return importId;
    }

    /// <summary>Uploads, queues and runs to the end, as the work queue does.</summary>
    public static async Task<LeadImportView> ImportAsync(this TestOps ops, string text, Actor actor, string source = "County list")
    {
        var importId = await ops.QueueImportAsync(text, actor, source);
        await ops.RunQueueAsync();
        return await ops.ViewAsync(importId);
    }

    public static async Task RunQueueAsync(this TestOps ops)
    {
        while (await ops.ClaimAsync() is { } claim)
            await ops.Get<RunWork>().RunAsync(claim, CancellationToken.None);
    }

    public static async Task<List<Lead>> LeadsAsync(this TestOps ops)
    {
        await using var db = ops.Open();
        return await db.Leads.AsNoTracking().OrderBy(lead => lead.Id).ToListAsync();
    }

    public static async Task<IReadOnlyList<ImportProblemRow>> RefusedAsync(this TestOps ops, long importId) =>
        (await ops.Get<LeadImportProblemQuery>().RefusedAsync(ops.TenantId, importId, null, CancellationToken.None)).Rows;

    public static async Task<IReadOnlyList<ImportProblemRow>> DuplicatesAsync(this TestOps ops, long importId) =>
        (await ops.Get<LeadImportProblemQuery>().DuplicatesAsync(ops.TenantId, importId, null, CancellationToken.None)).Rows;

    public static (int Added, int Duplicates, int Failed) Counts(this LeadImportView view) => (view.Added, view.Duplicates, view.Failed);
}
