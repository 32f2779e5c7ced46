using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Live;
using OpsConsole.Core.Tenants;
using OpsConsole.Data;
using OpsConsole.Web.Hosting;
using OpsConsole.Web.Parts.Lists;

namespace OpsConsole.Bench.Lists;

/// <summary>The product, built as it runs and not listening, over a database of its own with so many rows of one list.</summary>
internal abstract class ListRoom<TRow>(string tenant) : IListRoom
{
    private readonly string folder = Directory.CreateTempSubdirectory("opsconsole-list-").FullName;
    private WebApplication? app;

    public long TenantId { get; private set; }

    public abstract ListWords Words { get; }

    public long Loads => Lists.Loads;

    protected IServiceProvider Services => app!.Services;

    protected OpsDbs Dbs => Services.GetRequiredService<OpsDbs>();

    protected abstract SharedViews<ListKey, ListShown<TRow>> Lists { get; }

    public async Task OpenAsync(int rows)
    {
        app = ConsoleHost.Build(["--environment", "Development", "--ConnectionStrings:Ops", $"Data Source={Path.Combine(folder, "ops.db")}", "--Logging:LogLevel:Default", "Warning"]);
        await Dbs.MigrateAsync(default);
        TenantId = await Services.GetRequiredService<CreateTenant>().RunAsync(tenant, default);
        await FillAsync(rows);
    }

    public abstract int TotalOf(Filter filter);

    public async Task LookAsync(ListKey key)
    {
        using var watch = await Lists.WatchAsync(key, _ => { }, default);
    }

    public async Task DisturbAsync(int everyMilliseconds, CancellationToken ct)
    {
        foreach (var change in await ChangesAsync())
        {
            if (ct.IsCancellationRequested)
                return;
            await change();
            await Task.Delay(everyMilliseconds, ct).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    protected abstract Task FillAsync(int rows);

    protected abstract Task<IEnumerable<Func<Task>>> ChangesAsync();
}

/// <summary>One list of the product, as its benches ask for it.</summary>
internal interface IListRoom : IAsyncDisposable
{
    long TenantId { get; }

    ListWords Words { get; }

    /// <summary>Pages really found, read and written so far; two users who happen to want the same share one.</summary>
    long Loads { get; }

    Task OpenAsync(int rows);

    int TotalOf(Filter filter);

    /// <summary>What a circuit waits for when it turns to a page that nobody else looks at: found, read and written.</summary>
    Task LookAsync(ListKey key);

    /// <summary>Changes one row after another, as a busy office does, until stopped.</summary>
    Task DisturbAsync(int everyMilliseconds, CancellationToken ct);
}

/// <summary>What people ask of one list.</summary>
/// <param name="Rows">What its rows are: "leads".</param>
/// <param name="Bar">Milliseconds of server time that the 95th percentile may take.</param>
/// <param name="MostConditions">Of one filter.</param>
/// <param name="SearchEvery">One question in so many looks for words.</param>
/// <param name="Disturbed">What happens meanwhile: "leads are decided".</param>
/// <param name="Columns">Those shown, as the address names them.</param>
/// <param name="Tidy">A sort as the address writes it.</param>
internal sealed record ListWords(
    string Rows, double Bar, string Disturbed, int MostConditions, int SearchEvery, string[] Conditions, string[] Searches, IReadOnlyList<string> SortColumns, string Columns, Func<string, Filter> Parse, Func<string, string> Tidy);
