namespace OpsConsole.Web.Settings;

public static class SettingPages
{
    public static void AddSettingPages(this IServiceCollection services) => services.AddSingleton<SettingViews>();
}
