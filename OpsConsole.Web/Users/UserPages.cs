namespace OpsConsole.Web.Users;

public static class UserPages
{
    public static void AddUserPages(this IServiceCollection services) => services.AddSingleton<RoleViews>();
}
