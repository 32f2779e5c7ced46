namespace OpsConsole.Web.Shell;

public static class ShellSetup
{
    public static void AddShell(this IServiceCollection services) =>
        services.AddRazorComponents().AddInteractiveServerComponents();

    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
