using System.Net;
using System.Text.RegularExpressions;

namespace OpsConsole.Core.Messages.Tracking;

/// <summary>
/// What is put into the HTML of one mail so that we hear of its reading. Its body alone: the links below it, by which it is stopped, stay as
/// they are, and so does the plain text.
/// </summary>
public sealed partial record MailTracking(TrackingLinks Links, long TenantId, long MessageId, bool Opens, bool Clicks)
{
    /// <summary>Readers are told, below the mail.</summary>
    public string Words => (Opens, Clicks) switch
    {
        (true, true) => "We count whether it is opened and which links are followed.",
        (true, false) => "We count whether it is opened.",
        _ => "We count which links are followed.",
    };

    /// <param name="body">HTML as <see cref="Templates.TemplateHtml"/> lets through: each attribute in double quotes, no comments.</param>
    public string In(string body)
    {
        var led = new Dictionary<string, string>();
        var with = Clicks ? Link().Replace(body, match => $"href=\"{Led(led, match.Groups["to"].Value)}\"") : body;
        return Opens ? $"{with}\n<img src=\"{WebUtility.HtmlEncode(Links.Picture(TenantId, MessageId).AbsoluteUri)}\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block;border:0\">" : with;
    }

    private string Led(Dictionary<string, string> led, string encoded)
    {
        if (led.TryGetValue(encoded, out var known))
            return known;
        var target = WebUtility.HtmlDecode(encoded);
        return led[encoded] = target.Length <= TrackingLinks.TargetLength && Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? WebUtility.HtmlEncode(Links.Leading(TenantId, MessageId, uri).AbsoluteUri) : encoded;
    }

    [GeneratedRegex("""(?<=\s)href="(?<to>[^"]+)"(?=[^<>]*>)""")]
    private static partial Regex Link();
}
