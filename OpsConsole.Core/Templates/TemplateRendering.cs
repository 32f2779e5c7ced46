using System.Net;
using OpsConsole.Core.Messages.Sms;

namespace OpsConsole.Core.Templates;

/// <summary>A mail as its reader gets it, but for the headers.</summary>
public sealed record RenderedMessage(string Subject, string Html, string Text);

/// <summary>
/// Fills the words of a message with somebody's values. A value is only ever text: encoded in HTML, without line breaks in a subject, and in a
/// link only an address of the web.
/// </summary>
public static class TemplateRendering
{
    private const string Hidden = "••••••";
    private const int SmsValueLength = 80;

    /// <param name="finish">What is done to the filled body before the layout is put round it.</param>
    public static RenderedMessage Render(
        MessageTemplate template, TemplateWords words, IReadOnlyDictionary<string, string> values, MailFrame frame, MailLight light = MailLight.AsTheReader, Func<string, string>? finish = null)
    {
        var known = Known(template, values);
        var subject = OneLine(TemplateText.Parse(TemplatePart.Subject, words.Subject).Fill(known, (_, value) => value));
        var body = TemplateText.Parse(TemplatePart.Html, words.Html).Fill(known, (name, value) => InHtml(template.Variable(name), value));
        var text = TemplateText.Parse(TemplatePart.Text, words.Text).Fill(known, (_, value) => Lines(value));
        return new(subject, MailLayout.Html(frame, subject, finish?.Invoke(body) ?? body, light), MailLayout.Text(frame, text));
    }

    /// <summary>As it may be kept and shown to others: without what opens an account.</summary>
    public static RenderedMessage RenderWithoutSecrets(MessageTemplate template, TemplateWords words, IReadOnlyDictionary<string, string> values, MailFrame frame, MailLight light = MailLight.AsTheReader) =>
        Render(template, words, Hiding(template, values), frame, light);

    /// <summary>
    /// As a text message: one paragraph that begins with the firm's name, as carriers ask for; a value that is no link is cut, so that what
    /// somebody typed elsewhere cannot cost ten segments.
    /// </summary>
    public static string RenderSms(MessageTemplate template, string words, IReadOnlyDictionary<string, string> values, string firm)
    {
        var said = TemplateText.Parse(TemplatePart.Sms, words.ReplaceLineEndings(" ")).Fill(Known(template, values), (name, value) => template.IsOnlyText ? OneLine(value) : Short(template.Variable(name), value));
        return SmsLength.Plain($"{Cut(firm)}: {string.Join(' ', said.Split(' ', StringSplitOptions.RemoveEmptyEntries))}");
    }

    /// <summary>As it may be kept and shown to others.</summary>
    public static string RenderSmsWithoutSecrets(MessageTemplate template, string words, IReadOnlyDictionary<string, string> values, string firm) =>
        RenderSms(template, words, Hiding(template, values), firm);

    private static string Short(TemplateVariable? variable, string value)
    {
        var line = OneLine(value);
        return variable is { IsLink: true } ? line : Cut(line);
    }

    private static string Cut(string line) => line.Length <= SmsValueLength ? line : line[..(SmsValueLength - 3)].TrimEnd() + "...";

    private static Dictionary<string, string> Hiding(MessageTemplate template, IReadOnlyDictionary<string, string> values)
    {
        var shown = new Dictionary<string, string>(values);
        foreach (var secret in template.Variables.Where(variable => variable.IsSecret))
            shown[secret.Name] = Hidden;
        return shown;
    }

    /// <summary>Only what the message declares; a link that is none leads nowhere.</summary>
    private static Dictionary<string, string> Known(MessageTemplate template, IReadOnlyDictionary<string, string> values) => template.Variables
        .Where(variable => values.ContainsKey(variable.Name))
        .ToDictionary(variable => variable.Name, variable => variable.IsLink && values[variable.Name] != Hidden && !IsAddress(values[variable.Name]) ? "" : values[variable.Name]);

    private static string InHtml(TemplateVariable? variable, string value)
    {
        var encoded = WebUtility.HtmlEncode(Lines(value));
        return variable is { HasLines: true } ? encoded.Replace("\n", "<br>") : encoded;
    }

    private static bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && !value.Any(char.IsControl);

    private static string Lines(string value) => value.ReplaceLineEndings("\n").Replace("\0", "");

    private static string OneLine(string text) => new([.. text.ReplaceLineEndings(" ").Where(letter => !char.IsControl(letter))]);
}
