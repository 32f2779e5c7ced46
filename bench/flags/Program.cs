using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core;
using OpsConsole.Core.Flags;
using OpsConsole.Core.Tenants;
using OpsConsole.Data;
using OpsConsole.Web.Hosting;
using System.Collections.Frozen;

// dotnet run -c Release --project bench/flags [rounds=15]: what asking a flag costs, from the tenant's name to the answer, inside one process
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 15;
const int asks = 2_000_000;
const double bar = 200;
var folder = Directory.CreateTempSubdirectory("opsconsole-flags-").FullName;
await using (var app = ConsoleHost.Build(["--environment", "Development", "--ConnectionStrings:Ops", $"Data Source={Path.Combine(folder, "ops.db")}", "--Logging:LogLevel:Default", "Warning"]))
{
    await app.Services.GetRequiredService<OpsDbs>().MigrateAsync(default);
    var tenantId = await app.Services.GetRequiredService<CreateTenant>().RunAsync("Bench", default);
    var (flags, change, by) = (app.Services.GetRequiredService<TenantFlags>(), app.Services.GetRequiredService<ChangeFlag>(), Actor.System(tenantId, "Bench"));
    FrozenSet<string> roles = FrozenSet.ToFrozenSet(["Staff", "Finance"]);
    var target = new FlagRef(FlagCatalog.WordingHints.Name, 0);
    foreach (var (what, state) in new (string, FlagState)[]
    {
        ("off", new() { IsOn = false }),
        ("a share of half, two variants", new() { IsOn = true, Percentage = 50 }),
        ("two roles, three markets, named people, a schedule, a share", new()
        {
            IsOn = true, Percentage = 50, Roles = ["Manager", "Staff"], Markets = ["Sacramento", "Folsom", "Galt"], UserIds = [.. Enumerable.Range(1, 100).Select(id => (long)id)],
            FromUtc = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), UntilUtc = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        }),
    })
    {
        target = (await change.RunAsync(target, state, by, default)).Value;
        await flags.OfAsync(tenantId, default);
        var times = new List<double>();
        var (bytes, on) = (0L, 0);
        for (var round = -5; round < rounds; round++)
        {
            double took;
            (took, bytes, on) = Ask(flags, tenantId, roles);
            if (round >= 0)
                times.Add(took);
        }

        times.Sort();
        var (median, p95) = (times[times.Count / 2], times[(int)(times.Count * .95)]);
        Console.WriteLine($"| a flag is asked: {what} | {rounds} | {median:0.0} ns | {p95:0.0} ns | {bar:0} ns | {median / bar:0.000} | {bytes} bytes allocated by {asks:N0} asks; {100.0 * on / asks:0.0}% on |");
    }
}

Directory.Delete(folder, recursive: true);

// Apart, so that nothing of the round is kept for what goes on behind an await.
static (double Nanoseconds, long Bytes, int On) Ask(TenantFlags flags, long tenantId, FrozenSet<string> roles)
{
    var on = 0;
    var (before, from) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
    for (var n = 0; n < asks; n++)
    {
        var known = flags.OfAsync(tenantId, default);
        if (known.IsCompletedSuccessfully && known.Result.Judge(FlagCatalog.WordingHints, new FlagSubject(n + 1_000, roles, "Galt")).IsOn)
            on++;
    }

    return (Stopwatch.GetElapsedTime(from).TotalNanoseconds / asks, GC.GetAllocatedBytesForCurrentThread() - before, on);
}
