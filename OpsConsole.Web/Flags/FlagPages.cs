namespace OpsConsole.Web.Flags;

public static class FlagPages
{
    public static void AddFlagPages(this IServiceCollection services)
    {
        services.AddSingleton<FlagViews>();
        services.AddScoped<CurrentFlags>();
    }
}
