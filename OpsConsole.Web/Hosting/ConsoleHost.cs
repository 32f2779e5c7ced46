using OpsConsole.Core;
using OpsConsole.Data;
using OpsConsole.Jobs;
using OpsConsole.Web.Access;
using OpsConsole.Web.Activity;
using OpsConsole.Web.Flags;
using OpsConsole.Web.Integrations;
using OpsConsole.Web.Jobs;
using OpsConsole.Web.Leads;
using OpsConsole.Web.Messages;
using OpsConsole.Web.Messages.Reading;
using OpsConsole.Web.Messages.Texts;
using OpsConsole.Web.Opportunities;
using OpsConsole.Web.Partners;
using OpsConsole.Web.Security;
using OpsConsole.Web.Settings;
using OpsConsole.Web.Shell;
using OpsConsole.Web.Tasks;
using OpsConsole.Web.Time;
using OpsConsole.Web.Users;
using OpsConsole.Web.Work;

namespace OpsConsole.Web.Hosting;

/// <summary>The only composition root: every room's services and routes are added here, once.</summary>
public static class ConsoleHost
{
    public static async Task<int> RunAsync(string[] args)
    {
        var app = Build(args);
        await app.PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        Announce(app);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static void Announce(WebApplication app)
    {
        Console.WriteLine($"OpsConsole listens on {string.Join(" and ", app.Urls)}");
        if (app.Environment.IsDevelopment())
            Console.WriteLine($"Demo accounts, password {Data.Scenes.DemoPeople.Password}: {string.Join(", ", Data.Scenes.DemoPeople.All.Select(person => person.Email))}");
    }

    /// <param name="configure">Replaces ports and clocks, for tests.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = Builder(args);
        builder.Services.AddOpsDatabase(builder.Configuration);
        builder.Services.AddOpsCore();
        builder.Services.AddJobs(builder.Configuration);
        builder.AddAccess();
        builder.AddTime();
        builder.AddMail();
        builder.AddIntegrations();
        builder.Services.AddShell();
        builder.Services.AddLeadPages();
        builder.Services.AddOpportunityPages();
        builder.Services.AddTaskPages();
        builder.Services.AddPartnerPages();
        builder.Services.AddUserPages();
        builder.Services.AddJobPages();
        builder.Services.AddWorkPages();
        builder.Services.AddMessagePages();
        builder.Services.AddSettingPages();
        builder.Services.AddFlagPages();
        builder.Services.AddSecurityPages();
        builder.Services.AddActivityPages();
        builder.Services.AddHealth();
        // Open circuits would hold a graceful stop for as long as their browsers live.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseRefusalWhileStopping();
        app.UseErrorPages();
        app.UseAccess();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapAccess();
        app.MapShell();
        app.MapLeadEndpoints();
        app.MapUserEndpoints();
        app.MapActivityEndpoints();
        app.MapTwilioHooks();
        app.MapMailReading();
        app.MapSimulators();
        return app;
    }

    /// <summary>A builder that finds appsettings.json and .data beside the solution when run from source, beside the program when published.</summary>
    public static WebApplicationBuilder Builder(string[] args)
    {
        var home = HomeFolder();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = home,
            // Not the entry assembly's: a test is another program, with other static files.
            ApplicationName = typeof(ConsoleHost).Assembly.GetName().Name,
        });
        // Does nothing when published; from source it finds the pages' files in every environment, not only in Development.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    private static string HomeFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OpsConsole.sln")))
                return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
