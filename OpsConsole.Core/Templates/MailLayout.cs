using System.Net;

namespace OpsConsole.Core.Templates;

/// <summary>In which light a mail is shown: sent ones follow the reader's own, previews may insist.</summary>
public enum MailLight
{
    AsTheReader,
    Light,
    Dark,
}

/// <summary>What stands round every mail of a firm.</summary>
/// <param name="Firm">The name at its top.</param>
/// <param name="Why">Why the reader gets it, and how it stops.</param>
/// <param name="StopLink">Where it can be stopped; null for what cannot.</param>
public sealed record MailFrame(string Firm, string Why, Uri? StopLink);

/// <summary>
/// The one layout of mails: tables and inline styles, because mail programs know little else; 600 px at most, readable at 320; its own
/// colours for the dark. What loads from elsewhere there is nothing, no picture, no font, no script, unless a firm counts what is opened.
/// </summary>
public static class MailLayout
{
    public static readonly MailColor Ink = new(0x1f, 0x29, 0x33);
    public static readonly MailColor Paper = new(0xff, 0xff, 0xff);
    public static readonly MailColor Accent = new(0x1d, 0x4e, 0xd8);

    private const string Fonts = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    private const string Dark = """
        body,.mail-back{background:#10161d!important}.mail-paper{background:#1b232c!important;border-color:#33404d!important}.mail-firm,.mail-body,.mail-body p,.mail-body li,.mail-body td,.mail-body th,.mail-body h1,.mail-body h2,.mail-body h3{color:#e6ebf0!important}
        .mail-body [style*="color"]:not([style*="background"]){color:#e6ebf0!important}.mail-body a{color:#9cc2ff!important}.mail-body a.button{background:#2f6ae0!important;color:#ffffff!important}.mail-body .muted,.mail-foot,.mail-foot a{color:#a9b5c1!important}.mail-body blockquote,.mail-body .note{border-color:#4b5a69!important;background:#232d38!important}.mail-body hr{border-color:#33404d!important}
        """;

    private const string Usual = """
        body{margin:0;padding:0;-webkit-text-size-adjust:100%}.mail-body h1{font-size:22px;line-height:1.3;margin:0 0 16px}.mail-body h2{font-size:18px;line-height:1.35;margin:24px 0 8px}.mail-body h3{font-size:16px;margin:20px 0 8px}.mail-body p,.mail-body ul,.mail-body ol{margin:0 0 16px}.mail-body li{margin:0 0 6px}
        .mail-body a{color:#1d4ed8;overflow-wrap:anywhere}.mail-body a.button{display:inline-block;background:#1d4ed8;color:#ffffff;font-weight:600;text-decoration:none;padding:12px 22px;border-radius:6px}.mail-body .muted{color:#52606d}.mail-body .note,.mail-body blockquote{display:block;margin:0 0 16px;padding:12px 16px;border-left:4px solid #9fb3c8;background:#f3f6f9}.mail-body hr{border:0;border-top:1px solid #d5dde5;margin:24px 0}.mail-body table{border-collapse:collapse}
        @media (max-width:480px){.mail-paper{border-radius:0!important;border-left:0!important;border-right:0!important}.mail-pad{padding:20px 18px!important}.mail-back{padding:0!important}.mail-body a.button{display:block;text-align:center}}
        """;

    /// <param name="title">The subject: what a screen reader says first.</param>
    /// <param name="body">HTML that is safe already.</param>
    public static string Html(MailFrame frame, string title, string body, MailLight light = MailLight.AsTheReader)
    {
        var dark = light switch { MailLight.Light => "", MailLight.Dark => Dark, _ => $"@media (prefers-color-scheme:dark){{{Dark}}}" };
        var scheme = light switch { MailLight.Light => "light", MailLight.Dark => "dark", _ => "light dark" };
        var stop = frame.StopLink is { } link ? $" <a href=\"{Encoded(link.ToString())}\" style=\"color:#52606d\">Unsubscribe or change what you get</a>" : "";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="{scheme}">
            <meta name="supported-color-schemes" content="{scheme}">
            <title>{Encoded(title)}</title>
            <style>
            {Usual}
            {dark}
            </style>
            </head>
            <body style="margin:0;padding:0;background:#eef2f6">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="mail-back" style="background:#eef2f6;padding:24px 12px"><tr><td align="center">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="mail-paper" style="max-width:600px;background:#ffffff;border:1px solid #d5dde5;border-radius:10px;border-collapse:separate">
            <tr><td class="mail-pad mail-firm" style="padding:24px 32px 0;font-family:{Fonts};font-size:15px;font-weight:700;color:#1f2933">{Encoded(frame.Firm)}</td></tr>
            <tr><td class="mail-pad mail-body" style="padding:20px 32px 28px;font-family:{Fonts};font-size:16px;line-height:1.55;color:#1f2933">
            {body}
            </td></tr>
            </table>
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px"><tr><td class="mail-pad mail-foot" style="padding:16px 32px;font-family:{Fonts};font-size:13px;line-height:1.5;color:#52606d">{Encoded(frame.Why)}{stop}</td></tr></table>
            </td></tr></table>
            </body>
            </html>

            """;
    }

    public static string Text(MailFrame frame, string body) =>
        $"{body.TrimEnd()}\n\n-- \n{frame.Firm}\n{frame.Why}{(frame.StopLink is { } link ? $"\nUnsubscribe or change what you get: {link}" : "")}\n";

    /// <summary>A mail that follows its reader's light, as one that insists on a light: for previews of what was sent.</summary>
    public static string Insist(string html, MailLight light) => html.Replace("@media (prefers-color-scheme:dark){", light == MailLight.Dark ? "@media all{" : "@media not all{")
        .Replace("content=\"light dark\"", light == MailLight.Dark ? "content=\"dark\"" : "content=\"light\"");

    /// <summary>What stands below each mail, by what it is for.</summary>
    public static string WhyOf(MessagePurpose purpose, bool hasAccount = true) => purpose switch
    {
        not MessagePurpose.Account when !hasAccount => "You get this because somebody gave us this address.",
        MessagePurpose.Account => "You get this because it is about your account. It cannot be switched off.",
        MessagePurpose.Notice => "You get this because you chose to hear of it by mail.",
        MessagePurpose.Reminder => "You get this because something of yours is due.",
        MessagePurpose.Digest => "You get this because you chose a summary by mail.",
        _ => "You get this because you have an account with us.",
    };

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
