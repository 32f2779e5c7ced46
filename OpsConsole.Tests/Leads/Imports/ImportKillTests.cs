using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class ImportKillTests
{
    private const int Rows = 5_000;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task A_server_killed_in_the_middle_of_an_import_finishes_it_after_its_restart()
    {
        // A host that answers but runs no work: the process under test is another, over the same database.
        await using var host = await TestHost.StartAsync("Production", configure: services => services.WithoutWork());
        var maria = await host.MariaAsync();
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        await using var first = ConsoleProcess.Start(host, "--urls", address.ToString());
        await ReadyAsync(host, address, first);
        using var client = await host.ImporterAsync(maria, address);
        var rows = Enumerable.Range(1, Rows).Select(number => number % 500 == 0 ? SomeImports.Row(number, "much") : number % 500 == 1 && number > 1 ? SomeImports.Row(number - 2) : SomeImports.Row(number));
        var importId = await (await client.UploadAsync(SomeImports.Csv(rows))).ImportIdAsync();

        var view = await ViewAsync(host, importId);
        Assert.True((await host.Get<StartLeadImport>().RunAsync(view.Ref, "Killed", maria, ct)).Succeeded);
        await Eventually.IsTrueAsync(async () => (await ViewAsync(host, importId)).RowsDone > Rows / 5, seconds: 90);
        await first.KillAsync();
        var killed = await ViewAsync(host, importId);
        Assert.InRange(killed.RowsDone, Rows / 5, Rows - 1);
        Assert.Equal(ImportStanding.Running, killed.Standing);
        await LetTheLeaseRunOutAsync(host, view.Id);

        await using var second = ConsoleProcess.Start(host, "--urls", address.ToString());
        await ReadyAsync(host, address, second);
        await Eventually.IsTrueAsync(async () => (await ViewAsync(host, importId)).Standing == ImportStanding.Finished, seconds: 90);

        var finished = await ViewAsync(host, importId);
        Assert.Equal((Rows - 19, 9, 10), finished.Counts());
        await using var db = host.Open();
        var lines = await db.Leads.Where(lead => lead.ImportId == importId).Select(lead => lead.ImportLine!.Value).ToListAsync(ct);
        var problems = await db.LeadImportProblems.Where(problem => problem.ImportId == importId).Select(problem => problem.Line).ToListAsync(ct);
        Assert.Equal(Enumerable.Range(2, Rows), lines.Concat(problems).Order());
        Assert.Equal(finished.Added, await db.Activity.CountAsync(entry => entry.Action == "lead.imported", ct));
        Assert.Equal(finished.Added, await db.Leads.Select(lead => lead.AddressKey).Distinct().CountAsync(ct));
    }

    /// <summary>What the minute that a lease lasts would do.</summary>
    private static async Task LetTheLeaseRunOutAsync(TestHost host, long importId)
    {
        await using var db = host.Open();
        var itemId = await db.LeadImports.Where(import => import.Id == importId).Select(import => import.WorkItemId).SingleAsync(ct);
        var now = host.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        Assert.Equal(1, await db.WorkItems.Where(item => item.Id == itemId && item.Status == WorkStatus.Running).ExecuteUpdateAsync(set => set.SetProperty(item => item.LeaseUntilUtc, now), ct));
    }

    private static async Task<LeadImportView> ViewAsync(TestHost host, long importId) => (await host.Get<LeadImportQuery>().LoadAsync(host.TenantId, importId, ct))!;

    private static async Task ReadyAsync(TestHost host, Uri address, ConsoleProcess console)
    {
        using var client = host.Client();
        for (var tries = 0; ; tries++)
        {
            try
            {
                if ((await client.GetAsync(new Uri(address, "/health/ready"))).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException) when (tries < 600)
            {
                await Task.Delay(100);
                continue;
            }

            Assert.True(tries < 600, console.Output);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
