using OpsConsole.Web.Templates;

namespace OpsConsole.Web.Messages;

public static class MessagePages
{
    public static void AddMessagePages(this IServiceCollection services)
    {
        services.AddSingleton<MessageViews>();
        services.AddSingleton<OutboxLetters>();
        services.AddSingleton<TemplateViews>();
    }
}
