namespace OpsConsole.Web.Jobs;

public static class JobPages
{
    public static void AddJobPages(this IServiceCollection services) => services.AddSingleton<JobViews>();
}
