using System.Globalization;
using OpsConsole.Core;
using OpsConsole.Data;
using OpsConsole.Data.Scenes;

namespace OpsConsole.Web.Hosting;

/// <summary><c>seed demo</c> makes the demo scene; <c>seed load --leads N</c> a tenant of any size for benchmarks. Development only.</summary>
public sealed class SeedVerb : Verb
{
    public override string Name => "seed";

    public override string Usage => "seed demo | seed load --leads N";

    public override async Task<int> RunAsync(string[] args)
    {
        await using var app = ConsoleHost.Build(args);
        if (!app.Environment.IsDevelopment())
        {
            await Console.Error.WriteLineAsync("Demo data is for Development; set ASPNETCORE_ENVIRONMENT=Development if you mean it.");
            return 1;
        }

        await app.Services.GetRequiredService<OpsDbs>().MigrateAsync(CancellationToken.None);
        switch (args)
        {
            case [_, "demo"]:
                var made = await app.Services.GetRequiredService<DemoScene>().SeedAsync(CancellationToken.None);
                Console.WriteLine(made == 0 ? "The demo scene stands already; nothing was changed." : $"Made the demo scene: {made} leads and {DemoPeople.All.Count} people.");
                return 0;
            case [_, "load", "--leads", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count):
                await app.Services.GetRequiredService<LoadScene>().SeedAsync(count, CancellationToken.None);
                Console.WriteLine($"Made {count:N0} leads in {DemoScene.TenantName}.");
                return 0;
            default:
                await Console.Error.WriteLineAsync($"Usage: {Usage}");
                return 2;
        }
    }
}
