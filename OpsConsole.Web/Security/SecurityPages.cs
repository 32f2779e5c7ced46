namespace OpsConsole.Web.Security;

public static class SecurityPages
{
    public static void AddSecurityPages(this IServiceCollection services) => services.AddSingleton<SecurityViews>();
}
