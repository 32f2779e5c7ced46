using System.Globalization;
using System.Net;

namespace OpsConsole.Core.Templates;

/// <summary>Whether the colours that a template sets can be read where they stand.</summary>
internal static class TemplateContrast
{
    public static void Check(List<TemplateProblem> problems, TemplateHtml html, string source)
    {
        var around = new Stack<(string Name, MailColor Ink, MailColor Paper)>();
        foreach (var tag in html.Tags)
        {
            if (tag.Closes)
            {
                if (around.TryPeek(out var last) && last.Name == tag.Name)
                    around.Pop();
                continue;
            }

            var (ink, paper) = around.TryPeek(out var outer) ? (outer.Ink, outer.Paper) : (MailLayout.Ink, MailLayout.Paper);
            if (tag.Attribute("class")?.Value.Contains("button", StringComparison.Ordinal) == true)
                (ink, paper) = (MailLayout.Paper, MailLayout.Accent);
            var own = Own(tag);
            (ink, paper) = (own.Ink ?? ink, own.Paper ?? paper);
            if ((own.Ink is not null || own.Paper is not null) && ink.ContrastTo(paper) is var contrast && contrast < MailColor.Enough)
                problems.Add(TemplateProblem.At(TemplatePart.Html, source, (tag.Attribute("style") ?? tag.Attribute("bgcolor"))?.ValuePosition ?? tag.Position,
                    string.Create(CultureInfo.InvariantCulture, $"These colours are hard to read: their contrast is {contrast:0.0}, and letters need {MailColor.Enough:0.0}.")));
            if (tag.Name is not ("br" or "hr"))
                around.Push((tag.Name, ink, paper));
        }
    }

    private static (MailColor? Ink, MailColor? Paper) Own(HtmlTag tag)
    {
        var styles = tag.Attribute("style") is { } style ? MailStyle.Read(WebUtility.HtmlDecode(style.Value)).ToList() : [];
        var ink = styles.LastOrDefault(one => one.Name == "color").Value;
        var paper = styles.LastOrDefault(one => one.Name is "background" or "background-color").Value ?? tag.Attribute("bgcolor")?.Value;
        return (ink is null ? null : MailColor.Read(ink), paper is null ? null : MailColor.Read(paper));
    }
}
