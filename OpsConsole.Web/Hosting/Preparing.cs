using OpsConsole.Core;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Flags;
using OpsConsole.Data;
using OpsConsole.Data.Scenes;

namespace OpsConsole.Web.Hosting;

public static class Preparing
{
    /// <summary>What a start does before it listens: migrates the database, sets a clock that was moved, reads the flags and, in Development only, seeds the demo scene where it is missing.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken ct)
    {
        await app.Services.GetRequiredService<OpsDbs>().MigrateAsync(ct);
        await app.Services.GetRequiredService<ClockFollowing>().LookAsync(ct);
        if (app.Environment.IsDevelopment() && app.Configuration.GetValue("Demo:Seed", true))
            await app.Services.GetRequiredService<DemoScene>().SeedAsync(ct);
        await app.Services.GetRequiredService<TenantFlags>().LoadAllAsync(ct);
    }
}
