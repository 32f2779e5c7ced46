using System.Net;

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

    public static RenderedMessage Render(MessageTemplate template, TemplateWords words, IReadOnlyDictionary<string, string> values, MailFrame frame, MailLight light = MailLight.AsTheReader)
    {
        var known = Known(template, values);
        var subject = OneLine(TemplateText.Parse(TemplatePart.Subject, words.Subject).Fill(known, (_, value) => value));
        var body = TemplateText.Parse(TemplatePart.Html, words.Html).Fill(known, (name, value) => InHtml(template.Variable(name), value));
        var text = TemplateText.Parse(TemplatePart.Text, words.Text).Fill(known, (_, value) => Lines(value));
        return new(subject, MailLayout.Html(frame, subject, body, light), MailLayout.Text(frame, text));
    }

    /// <summary>As it may be kept and shown to others: without what opens an account.</summary>
    public static RenderedMessage RenderWithoutSecrets(MessageTemplate template, TemplateWords words, IReadOnlyDictionary<string, string> values, MailFrame frame, MailLight light = MailLight.AsTheReader)
    {
        var shown = new Dictionary<string, string>(values);
        foreach (var secret in template.Variables.Where(variable => variable.IsSecret))
            shown[secret.Name] = Hidden;
        return Render(template, words, shown, frame, light);
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
