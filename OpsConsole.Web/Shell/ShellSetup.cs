using OpsConsole.Web.Notifications;
using OpsConsole.Web.Notifications.Choices;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Shell.Palette;
using OpsConsole.Web.Shell.Profile;
using OpsConsole.Web.Shell.Tray;
using OpsConsole.Web.Time;

namespace OpsConsole.Web.Shell;

public static class ShellSetup
{
    public static void AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            // A tab that lost its connection keeps its circuit this long; after that the page reloads with what the URL and the browser kept.
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            options.DisconnectedCircuitMaxRetained = 200;
        });
        services.AddScoped<Toasts>();
        services.AddScoped<Drafts>();
        services.AddScoped<BrowserPreferences>();
        services.AddScoped<PageActions>();
        services.AddSingleton<MyWorkViews>();
        services.AddSingleton<InboxViews>();
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapPaletteSearch();
        app.MapOwnData();
        app.MapMailChoices();
        // Compression would hold a quarter of a megabyte of buffers for every open tab, all day, to save a few kilobytes per page.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.DisableWebSocketCompression = true).CloseTimeMachine(app);
    }
}
