using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Outbox;

namespace OpsConsole.Web.Hosting;

public static class MailSetup
{
    /// <summary>Without a mail server letters become files in <c>Mail:Folder</c>, <c>.data/outbox</c> unless set; pages say so.</summary>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var folder = builder.Configuration["Mail:Folder"] ?? Path.Combine(builder.Environment.ContentRootPath, ".data", "outbox");
        builder.Services.AddSingleton<IMailTransport>(services => new MailFolder(folder, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<SiteAddress>();
        builder.Services.AddSingleton<IConsoleAddress, SiteAddress>();
    }
}
