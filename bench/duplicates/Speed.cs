using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Tenants;
using OpsConsole.Data;
using OpsConsole.Data.Scenes;
using OpsConsole.Web.Hosting;

namespace OpsConsole.Bench.Duplicates;

/// <summary>How long one lead's look for others like it takes in a tenant of so many, over a database file as the product opens it.</summary>
internal static class Speed
{
    public static async Task PrintAsync(int leads, int checks)
    {
        var folder = Directory.CreateTempSubdirectory("opsconsole-duplicates-").FullName;
        try
        {
            await using (var app = ConsoleHost.Build(["--environment", "Development", "--ConnectionStrings:Ops", $"Data Source={Path.Combine(folder, "ops.db")}", "--Logging:LogLevel:Default", "Warning"]))
            {
                var dbs = app.Services.GetRequiredService<OpsDbs>();
                await dbs.MigrateAsync(default);
                Console.Error.WriteLine($"Making {leads} leads …");
                await app.Services.GetRequiredService<LoadScene>().SeedAsync(leads, default);
                await MeasureAsync(dbs, await app.Services.GetRequiredService<CreateTenant>().RunAsync(DemoScene.TenantName, default), leads, checks);
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Looks at every lead of the largest tenant, two hundred at a time, and keeps what it finds: give it a copy.</summary>
    public static async Task PrintImportAsync(string database)
    {
        await using var app = ConsoleHost.Build(["--environment", "Development", "--ConnectionStrings:Ops", $"Data Source={database}", "--Logging:LogLevel:Default", "Warning"]);
        var (dbs, matching) = (app.Services.GetRequiredService<OpsDbs>(), app.Services.GetRequiredService<LeadMatching>());
        await dbs.MigrateAsync(default);
        await using var across = dbs.OpenAcrossTenants();
        var tenantId = await across.Leads.IgnoreQueryFilters([OpsDb.TenantFilter]).GroupBy(lead => lead.TenantId).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstAsync();
        await using var all = dbs.Open(tenantId);
        var ids = await all.Leads.OrderBy(lead => lead.Id).Select(lead => lead.Id).ToListAsync();
        var (from, found, longest) = (Stopwatch.GetTimestamp(), 0, TimeSpan.Zero);
        foreach (var batch in ids.Chunk(200))
        {
            var start = Stopwatch.GetTimestamp();
            found += await matching.LookAsync(tenantId, batch, default);
            longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
        }

        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        Console.WriteLine($"| {ids.Count} leads looked at after an import | 1 | {ids.Count / seconds:0} a second | longest batch {longest.TotalMilliseconds:0} ms | | | {found} pairs kept |");
    }

    private static async Task MeasureAsync(OpsDbs dbs, long tenantId, int leads, int checks)
    {
        await using var all = dbs.Open(tenantId);
        var every = Math.Max(1, leads / (2 * checks));
        var subjects = await all.Leads.AsNoTracking().Where(lead => lead.Id % every == 0).OrderBy(lead => lead.Id).Take(2 * checks).ToListAsync();
        // The first half warms the code up; the second is other leads.
        double[] took = [];
        foreach (var half in subjects.Chunk(Math.Max(1, (subjects.Count + 1) / 2)))
        {
            took = new double[half.Length];
            for (var n = 0; n < half.Length; n++)
            {
                var from = Stopwatch.GetTimestamp();
                await using var db = dbs.Open(tenantId);
                await db.LikeAsync([MatchSubject.Of(half[n])], default);
                took[n] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            }
        }

        Array.Sort(took);
        Console.WriteLine($"| one lead checked against {leads} | {took.Length} | {took[took.Length / 2]:G3} ms | {took[(int)(took.Length * .95)]:G3} ms | p95 20 ms | {took[(int)(took.Length * .95)] / 20:G3} | longest {took[^1]:G3} ms |");
    }
}
