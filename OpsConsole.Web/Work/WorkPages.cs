namespace OpsConsole.Web.Work;

public static class WorkPages
{
    public static void AddWorkPages(this IServiceCollection services) => services.AddSingleton<WorkViews>();
}
