using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Tenants;
using OpsConsole.Data;
using OpsConsole.Data.Scenes;
using OpsConsole.Web.Hosting;
using OpsConsole.Web.Leads.List;
using OpsConsole.Web.Parts.Lists;

namespace OpsConsole.Bench.List;

/// <summary>The product, built as it runs and not listening, over a database of its own with so many leads.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opsconsole-list-").FullName;
    private readonly Microsoft.AspNetCore.Builder.WebApplication app;

    private Office(int leads)
    {
        Leads = leads;
        app = ConsoleHost.Build(["--environment", "Development", "--ConnectionStrings:Ops", $"Data Source={Path.Combine(folder, "ops.db")}", "--Logging:LogLevel:Default", "Warning"]);
    }

    public int Leads { get; }

    public long TenantId { get; private set; }

    public LeadListViews Views => app.Services.GetRequiredService<LeadListViews>();

    public static async Task<Office> OpenAsync(int leads)
    {
        var office = new Office(leads);
        var dbs = office.app.Services.GetRequiredService<OpsDbs>();
        await dbs.MigrateAsync(default);
        await office.app.Services.GetRequiredService<LoadScene>().SeedAsync(leads, default);
        office.TenantId = await office.app.Services.GetRequiredService<CreateTenant>().RunAsync(DemoScene.TenantName, default);
        return office;
    }

    public int TotalOf(Filter filter) =>
        app.Services.GetRequiredService<LeadListQuery>().FindAsync(new(TenantId, filter, LeadSort.Default, 0, 1), default).GetAwaiter().GetResult().Total;

    /// <summary>What a circuit waits for when it turns to a page that nobody else looks at: found, read and written.</summary>
    public async Task<int> LookAsync(ListKey key)
    {
        using var watch = await Views.Lists.WatchAsync(key, _ => { }, default);
        return watch.Current.Rows.Count;
    }

    /// <summary>Decides about one lead after another, as a busy office does, until stopped.</summary>
    public async Task DecideAsync(int everyMilliseconds, CancellationToken ct)
    {
        var (dbs, approve) = (app.Services.GetRequiredService<OpsDbs>(), app.Services.GetRequiredService<ApproveLead>());
        await using var db = dbs.Open(TenantId);
        var pending = await db.Leads.AsNoTracking().Where(lead => lead.Status == LeadStatus.Pending).Take(2_000).Select(lead => new LeadRef(lead.Id, lead.Version)).ToListAsync(ct);
        foreach (var lead in pending)
        {
            if (ct.IsCancellationRequested)
                return;
            await approve.RunAsync(lead, Actor.System(TenantId, "Bench"), default);
            await Task.Delay(everyMilliseconds, ct).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
