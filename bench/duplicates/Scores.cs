using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Tenants;
using OpsConsole.Data;
using OpsConsole.Data.Scenes;
using OpsConsole.Web.Hosting;

namespace OpsConsole.Bench.Duplicates;

/// <summary>How long the scores of one lead take in a tenant of so many, saved, and how long all of them take, over a database file as the product opens it.</summary>
internal static class Scores
{
    private const int Batch = 200;

    public static async Task PrintAsync(int leads, int checks)
    {
        var folder = Directory.CreateTempSubdirectory("opsconsole-scores-").FullName;
        try
        {
            await using (var app = ConsoleHost.Build(["--environment", "Development", "--ConnectionStrings:Ops", $"Data Source={Path.Combine(folder, "ops.db")}", "--Logging:LogLevel:Default", "Warning"]))
            {
                var dbs = app.Services.GetRequiredService<OpsDbs>();
                await dbs.MigrateAsync(default);
                Console.Error.WriteLine($"Making {leads} leads …");
                await app.Services.GetRequiredService<LoadScene>().SeedAsync(leads, default);
                var tenantId = await app.Services.GetRequiredService<CreateTenant>().RunAsync(DemoScene.TenantName, default);
                await MakeHarderAsync(dbs, tenantId);
                await MeasureAsync(app.Services, dbs, tenantId, checks);
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Half the leads come from five agents, and a phone in fifty is an agency's: what makes look-ups long.</summary>
    private static async Task MakeHarderAsync(OpsDbs dbs, long tenantId)
    {
        await using var db = dbs.Open(tenantId);
        var agents = await db.Users.OrderBy(user => user.Id).Select(user => user.Id).Take(5).ToListAsync();
        for (var n = 0; n < agents.Count; n++)
        {
            var (agent, lot) = (agents[n], n);
            await db.Leads.Where(lead => lead.Id % 10 == lot && lead.Source == "Agent portal").ExecuteUpdateAsync(set => set.SetProperty(lead => lead.SubmittedByUserId, (long?)agent));
        }

        await db.Leads.Where(lead => lead.Id % 50 == 7).ExecuteUpdateAsync(set => set.SetProperty(lead => lead.OwnerPhone, "+19165550100"));
    }

    private static async Task MeasureAsync(IServiceProvider services, OpsDbs dbs, long tenantId, int checks)
    {
        var scoring = services.GetRequiredService<LeadScoring>();
        long[] ids;
        await using (var db = dbs.Open(tenantId))
            ids = await db.Leads.OrderBy(lead => lead.Id).Select(lead => lead.Id).ToArrayAsync();
        var from = Stopwatch.GetTimestamp();
        await services.GetRequiredService<MarketCounting>().CountAsync(tenantId, default);
        var counted = Stopwatch.GetElapsedTime(from);

        // The first half warms the code up; the second is other leads. None has scores yet, so each is written.
        var every = Math.Max(1, ids.Length / (2 * checks));
        double[] took = [];
        foreach (var half in ids.Where((_, place) => place % every == 0).Take(2 * checks).Chunk(checks))
        {
            took = new double[half.Length];
            for (var n = 0; n < half.Length; n++)
            {
                var start = Stopwatch.GetTimestamp();
                await scoring.ReckonAsync(tenantId, [half[n]], default);
                took[n] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        Array.Sort(took);
        Console.WriteLine($"| scores of one lead among {ids.Length}, saved | {took.Length} | {took[took.Length / 2]:G3} ms | {took[(int)(took.Length * .95)]:G3} ms | p95 20 ms | {took[(int)(took.Length * .95)] / 20:G3} | longest {took[^1]:G3} ms |");
        foreach (var what in new[] { "written", "unchanged" })
        {
            var (start, changed, memory) = (Stopwatch.GetTimestamp(), 0, new ScoringMemory());
            foreach (var batch in ids.Chunk(Batch))
                changed += (await scoring.ReckonAsync(tenantId, batch, default, memory)).Changed;
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine($"| all {ids.Length} leads reckoned, {what} | 1 | {seconds:0.0} s | | | | {changed} changed, {ids.Length / seconds:0} a second, markets counted in {counted.TotalMilliseconds:0} ms |");
        }
    }
}
