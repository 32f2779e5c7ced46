using OpsConsole.Core;
using OpsConsole.Core.Clock;
using OpsConsole.Core.Flags;
using OpsConsole.Data;
using OpsConsole.Data.Encryption;
using OpsConsole.Data.Scenes;

namespace OpsConsole.Web.Hosting;

public static class Preparing
{
    /// <summary>What a start does before it listens: migrates the database, sets a clock that was moved, reads the flags, says whether the database is encrypted and, in Development only, seeds the demo scene where it is missing.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken ct)
    {
        await app.Services.GetRequiredService<OpsDbs>().MigrateAsync(ct);
        await app.Services.GetRequiredService<ClockFollowing>().LookAsync(ct);
        if (app.Environment.IsDevelopment() && app.Configuration.GetValue("Demo:Seed", true))
            await app.Services.GetRequiredService<DemoScene>().SeedAsync(ct);
        await app.Services.GetRequiredService<TenantFlags>().LoadAllAsync(ct);
        await SayWhatIsEncryptedAsync(app, ct);
    }

    /// <summary>Real people's names in a file that anybody can read are a choice to be said aloud, at each start; they never stop one.</summary>
    private static async Task SayWhatIsEncryptedAsync(WebApplication app, CancellationToken ct)
    {
        var atRest = await app.Services.GetRequiredService<EncryptionAtRest>().LookAsync(ct);
        var level = atRest.IsEncrypted == true || app.Environment.IsDevelopment() ? LogLevel.Information : LogLevel.Warning;
        app.Logger.Log(level, "{AtRest}", atRest.Words);
    }
}
