namespace OpsConsole.Web.Tasks;

public static class TaskPages
{
    public static void AddTaskPages(this IServiceCollection services) => services.AddSingleton<TaskViews>();
}
