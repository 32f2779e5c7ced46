using System.Net;
using System.Text.RegularExpressions;
using OpsConsole.Core.Messages.Library;
using OpsConsole.Core.Messages.Sms;

namespace OpsConsole.Core.Templates;

/// <summary>Everything that is wrong with the words of a message, each with its place, in the order of reading.</summary>
public static partial class TemplateCheck
{
    /// <summary>Stands in for the firm's name, which begins every text message.</summary>
    private const string ExampleFirm = "Keller Homes of Folsom";

    /// <param name="isTest">To oneself, in which what is to be filled in may stand.</param>
    public static IReadOnlyList<TemplateProblem> ProblemsOf(MessageTemplate template, TemplateWords words, bool isTest = false)
    {
        var problems = new List<TemplateProblem>();
        if (template.SmsWords is { } usual)
            Sms(problems, template, words.Sms ?? usual);
        if (!template.IsOnlyText)
            Mail(problems, template, words);
        if (template is LibraryMessage && !isTest && words != template.Words)
            Blanks(problems, template.Words, words);
        return [.. problems.Distinct().OrderBy(problem => problem.Part).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)];
    }

    private static void Mail(List<TemplateProblem> problems, MessageTemplate template, TemplateWords words)
    {
        var (subject, html, text) = (TemplateText.Parse(TemplatePart.Subject, words.Subject), TemplateText.Parse(TemplatePart.Html, words.Html), TemplateText.Parse(TemplatePart.Text, words.Text));
        Bounds(problems, words);
        Names(problems, template, subject, TemplatePart.Subject, words.Subject);
        Names(problems, template, html, TemplatePart.Html, words.Html);
        Names(problems, template, text, TemplatePart.Text, words.Text);
        Missing(problems, template, html, TemplatePart.Html, words.Html);
        Missing(problems, template, text, TemplatePart.Text, words.Text);
        // What stands between braces is no HTML; the places stay.
        var read = TemplateHtml.Read(words.Html);
        problems.AddRange(read.Problems);
        Places(problems, template, html, read, words.Html);
        Styles(problems, read, words.Html);
        Links(problems, template, read, words.Html);
        TemplateContrast.Check(problems, read, words.Html);
    }

    /// <summary>How long it gets is seen with the examples; values that are longer are cut, see <see cref="TemplateRendering.RenderSms"/>.</summary>
    private static void Sms(List<TemplateProblem> problems, MessageTemplate template, string source)
    {
        var text = TemplateText.Parse(TemplatePart.Sms, source);
        if (string.IsNullOrWhiteSpace(source))
            problems.Add(new(TemplatePart.Sms, 1, 1, "The text message says nothing."));
        if (source.Length > TemplateWords.SmsLength)
            problems.Add(new(TemplatePart.Sms, 1, 1, $"Keep it under {TemplateWords.SmsLength} characters."));
        Names(problems, template, text, TemplatePart.Sms, source);
        Missing(problems, template, text, TemplatePart.Sms, source);
        var length = SmsLength.Of(TemplateRendering.RenderSms(template, source, template.Examples, ExampleFirm));
        if (length.Segments > SmsLength.Most)
            problems.Add(new(TemplatePart.Sms, 1, 1, $"With the examples it takes {length.Segments} segments. Keep it to {SmsLength.Most}: each is paid for."));
        if (length.Odd is { } odd)
            problems.Add(TemplateProblem.At(TemplatePart.Sms, source, Math.Max(0, source.IndexOf(odd, StringComparison.Ordinal)), $"“{odd}” makes every segment shorter: 67 characters instead of 153.", refuses: false));
    }

    /// <summary>What the product left for the firm to fill in, such as "[street, city]", must not reach a reader.</summary>
    private static void Blanks(List<TemplateProblem> problems, TemplateWords product, TemplateWords words)
    {
        var blanks = new[] { product.Subject, product.Html, product.Text }.SelectMany(source => Blank().Matches(source).Select(match => match.Value)).ToHashSet();
        foreach (var (part, source) in new[] { (TemplatePart.Subject, words.Subject), (TemplatePart.Html, words.Html), (TemplatePart.Text, words.Text) })
            problems.AddRange(Blank().Matches(source).Where(match => blanks.Contains(match.Value)).Select(match => TemplateProblem.At(part, source, match.Index, $"{match.Value} is still to be filled in.")));
    }

    private static void Bounds(List<TemplateProblem> problems, TemplateWords words)
    {
        if (string.IsNullOrWhiteSpace(words.Subject))
            problems.Add(new(TemplatePart.Subject, 1, 1, "A mail needs a subject."));
        if (words.Subject.Length > TemplateWords.SubjectLength || words.Subject.Any(char.IsControl))
            problems.Add(new(TemplatePart.Subject, 1, 1, $"The subject is one line of at most {TemplateWords.SubjectLength} characters."));
        if (string.IsNullOrWhiteSpace(words.Html))
            problems.Add(new(TemplatePart.Html, 1, 1, "The mail says nothing."));
        if (string.IsNullOrWhiteSpace(words.Text))
            problems.Add(new(TemplatePart.Text, 1, 1, "Those who read plain text would see nothing."));
        foreach (var (part, source) in new[] { (TemplatePart.Html, words.Html), (TemplatePart.Text, words.Text) })
            if (source.Length > TemplateWords.BodyLength)
                problems.Add(new(part, 1, 1, $"Keep it under {TemplateWords.BodyLength} characters: mail programs cut longer ones off."));
    }

    private static void Names(List<TemplateProblem> problems, MessageTemplate template, TemplateText text, TemplatePart part, string source)
    {
        problems.AddRange(text.Problems);
        foreach (var (name, position, isCondition) in text.Names)
        {
            if (template.Variable(name) is not { } variable)
                problems.Add(TemplateProblem.At(part, source, position, $"There is no variable {name} in this message.{Likely(template, name)}"));
            else if (part == TemplatePart.Subject && variable.IsSecret)
                problems.Add(TemplateProblem.At(part, source, position, $"{name} opens an account; it cannot stand in a subject, which lists show."));
            else if (isCondition && !variable.IsOptional)
                problems.Add(TemplateProblem.At(part, source, position, $"{name} is always there; it needs no condition.", refuses: false));
        }
    }

    private static string Likely(MessageTemplate template, string name) =>
        template.Variables.Select(variable => variable.Name).MinBy(known => Distance(known, name)) is { } near && Distance(near, name) <= 3 ? $" Do you mean {near}?" : "";

    private static void Missing(List<TemplateProblem> problems, MessageTemplate template, TemplateText text, TemplatePart part, string source)
    {
        // Inside a condition on itself or another it might be left out.
        var always = text.Pieces.OfType<VariablePiece>().Select(piece => piece.Name).ToHashSet();
        foreach (var variable in template.Variables.Where(variable => variable.IsNeeded && !always.Contains(variable.Name)))
            problems.Add(TemplateProblem.At(part, source, source.Length, $"{variable.Name} is missing: without it the message is of no use."));
    }

    /// <summary>Values stand in the text between elements, or are a whole link; a condition holds whole elements.</summary>
    private static void Places(List<TemplateProblem> problems, MessageTemplate template, TemplateText text, TemplateHtml html, string source)
    {
        foreach (var (name, position, _) in text.Names)
            if (html.Tags.FirstOrDefault(tag => position > tag.Position && position < tag.End) is { } around
                && !(around.Attribute("href") is { } href && href.ValuePosition == position && WholeVariable().IsMatch(href.Value)))
                problems.Add(TemplateProblem.At(TemplatePart.Html, source, position, $"{name} cannot stand inside <{around.Name}>. Only a whole link can: href=\"{{{{{Link(template)}}}}}\"."));
        foreach (Match condition in Condition().Matches(source))
            foreach (var problem in TemplateHtml.Read(condition.Groups["inside"].Value).Problems)
                problems.Add(TemplateProblem.At(TemplatePart.Html, source, condition.Index, $"What belongs to this condition must be whole: {problem.Message}"));
    }

    private static string Link(MessageTemplate template) => template.Variables.FirstOrDefault(variable => variable.IsLink)?.Name ?? "…";

    private static void Styles(List<TemplateProblem> problems, TemplateHtml html, string source)
    {
        foreach (var attribute in html.Tags.SelectMany(tag => tag.Attributes))
        {
            if (attribute.Name == "style")
                foreach (var (name, value) in MailStyle.Read(WebUtility.HtmlDecode(attribute.Value)))
                    if (MailStyle.WhyNot(name, value) is { } why)
                        problems.Add(TemplateProblem.At(TemplatePart.Html, source, attribute.ValuePosition, why));
            if (attribute.Name == "bgcolor" && MailColor.Read(attribute.Value) is null)
                problems.Add(TemplateProblem.At(TemplatePart.Html, source, attribute.ValuePosition, "Write the colour as six digits, such as #1d4ed8."));
            if (attribute.Name != "href" && attribute.Name != "style" && attribute.Value.Contains('&'))
                problems.Add(TemplateProblem.At(TemplatePart.Html, source, attribute.ValuePosition, "This value cannot hold “&”."));
        }
    }

    private static void Links(List<TemplateProblem> problems, MessageTemplate template, TemplateHtml html, string source)
    {
        for (var at = 0; at < html.Tags.Count; at++)
        {
            var tag = html.Tags[at];
            if (tag.Name != "a" || tag.Closes)
                continue;
            if (tag.Attribute("href") is not { } href)
                problems.Add(TemplateProblem.At(TemplatePart.Html, source, tag.Position, "This link leads nowhere: it has no href."));
            else if (WhyNotLink(template, href.Value) is { } why)
                problems.Add(TemplateProblem.At(TemplatePart.Html, source, href.ValuePosition, why));
            var end = html.Tags.Skip(at + 1).FirstOrDefault(next => next is { Name: "a", Closes: true });
            if (end is not null && string.IsNullOrWhiteSpace(Tag().Replace(source[tag.End..end.Position], "")))
                problems.Add(TemplateProblem.At(TemplatePart.Html, source, tag.Position, "This link has no words: nobody can see or hear it."));
        }
    }

    private static string? WhyNotLink(MessageTemplate template, string value)
    {
        if (WholeVariable().Match(value) is { Success: true } whole)
            return template.Variable(whole.Groups["name"].Value) is { IsLink: false } variable ? $"{variable.Name} is no address; a link cannot lead to it." : null;
        var target = WebUtility.HtmlDecode(value);
        if (target.Contains("{{", StringComparison.Ordinal))
            return "A link is a variable or an address, not both.";
        if (target.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)) || !Uri.TryCreate(target, UriKind.Absolute, out var address))
            return "Write the whole address, such as https://example.com/page.";
        return address.Scheme switch
        {
            "https" or "mailto" or "tel" => null,
            "http" => "Use https: what is read on the way over http can be changed.",
            _ => $"A link in a mail cannot lead to “{address.Scheme}:”.",
        };
    }

    /// <summary>Levenshtein's.</summary>
    private static int Distance(string one, string two)
    {
        var row = Enumerable.Range(0, two.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= two.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == two[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }

    [GeneratedRegex(@"\[[^\[\]\r\n]{1,300}\]")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\{\{\s*(?<name>[a-z0-9_]+)\s*\}\}$")]
    private static partial Regex WholeVariable();

    [GeneratedRegex(@"\{\{\s*#if [^}]*\}\}(?<inside>.*?)\{\{\s*/if\s*\}\}", RegexOptions.Singleline)]
    private static partial Regex Condition();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
