using System.Text;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Live;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports;

/// <summary>Imports on a host that runs no work by itself, brought exactly as far as a test wants to see them.</summary>
internal static class HeldImports
{
    private static readonly CancellationToken ct = CancellationToken.None;

    public static Task<long> UploadedAsync(this TestHost host, Actor who, string text, string name) => host.UploadedAsync(who, Encoding.UTF8.GetBytes(text), name);

    public static async Task<long> UploadedAsync(this TestHost host, Actor who, byte[] bytes, string name) =>
        (await host.Get<UploadLeadFile>().RunAsync(name, new MemoryStream(bytes), who, ct)).Value;

    public static async Task<long> QueuedAsync(this TestHost host, Actor who, string text, string name)
    {
        var id = await host.UploadedAsync(who, text, name);
        var view = (await host.Get<LeadImportQuery>().LoadAsync(host.TenantId, id, ct))!;
        Assert.True((await host.Get<StartLeadImport>().RunAsync(view.Ref, view.Source, who, ct)).Succeeded);
        return id;
    }

    public static async Task<WorkClaim> ClaimImportAsync(this TestHost host, long importId)
    {
        var view = (await host.Get<LeadImportQuery>().LoadAsync(host.TenantId, importId, ct))!;
        return (await host.Get<WorkLeases>().ClaimAsync(host.TenantId, view.WorkItemId!.Value, ct))!;
    }

    /// <summary>Runs so many batches and stays there, as if it were still at it.</summary>
    public static async Task RunBatchesAsync(this TestHost host, long importId, WorkClaim claim, int batches)
    {
        using var enough = new CancellationTokenSource();
        using var listening = host.Get<LiveFeed>().Subscribe([Topic.One(host.TenantId, LeadImport.Subject, importId)], _ =>
        {
            if (--batches == 0)
                enough.Cancel();
        });
        var run = new WorkRun(claim.ItemId, claim.TenantId, claim.Payload, claim.Token, claim.Attempt, host.Get<TimeProvider>());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Get<IEnumerable<IWorkHandler>>().OfType<ImportLeads>().Single().RunAsync(run, enough.Token));
    }
}
