using OpsConsole.Core.Templates;

namespace OpsConsole.Web.Templates;

/// <summary>What people read of templates.</summary>
public static class TemplatePhrases
{
    public static string Of(MessagePurpose purpose) => purpose switch
    {
        MessagePurpose.Account => "About an account",
        MessagePurpose.Notice => "Notices",
        MessagePurpose.Reminder => "Reminders",
        MessagePurpose.Digest => "Summaries",
        _ => "To many",
    };

    public static string Of(TemplatePart part) => part switch
    {
        TemplatePart.Html => "HTML",
        TemplatePart.Text => "Plain text",
        TemplatePart.Sms => "Text message",
        _ => "Subject",
    };

    public static string WhoseWords(int number, bool hasOwnWords) => hasOwnWords ? $"Version {number}" : "The product's";

    /// <summary>Of the field in which a part is written.</summary>
    public static string FieldOf(TemplatePart part) => $"template-{part.ToString().ToLowerInvariant()}";
}
