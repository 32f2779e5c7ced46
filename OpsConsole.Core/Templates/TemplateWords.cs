namespace OpsConsole.Core.Templates;

/// <summary>What somebody writes of a message: the line in the list of mails, the body inside the layout, and the same for those who read plain text.</summary>
public sealed record TemplateWords(string Subject, string Html, string Text)
{
    /// <summary>As a text message; null follows the product, as far as the message goes out by text at all.</summary>
    public string? Sms { get; init; }

    public const int SmsLength = 1_000;
    public const int SubjectLength = 200;
    public const int BodyLength = 60_000;
}
