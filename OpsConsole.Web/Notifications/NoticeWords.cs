using OpsConsole.Core.Notifications.Preferences;

namespace OpsConsole.Web.Notifications;

internal static class NoticeWords
{
    /// <summary>Behind what somebody hears of: "by mail".</summary>
    public static string By(NoticeChannel channel) => channel switch
    {
        NoticeChannel.Console => "here",
        NoticeChannel.Mail => "by mail",
        _ => "by text message",
    };
}
