using System.Collections.Frozen;

namespace OpsConsole.Core.Templates;

/// <summary>An element of a template's HTML.</summary>
/// <param name="End">Behind its &gt;.</param>
internal sealed record HtmlTag(int Position, int End, string Name, bool Closes, IReadOnlyList<HtmlAttribute> Attributes)
{
    public HtmlAttribute? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);
}

/// <param name="ValuePosition">Where the value begins, behind its quote.</param>
internal sealed record HtmlAttribute(int Position, string Name, string Value, int ValuePosition);

/// <summary>
/// Reads the HTML of a body. It takes a small, strict part of the language: elements and attributes of a list, every value in double quotes,
/// no comments, nothing half-written. Browsers and mail programs read such a text the same way, so what is allowed here is all there is.
/// </summary>
internal sealed class TemplateHtml
{
    /// <summary>Those that have no end.</summary>
    private static readonly FrozenSet<string> empty = FrozenSet.ToFrozenSet(["br", "hr"]);

    private static readonly FrozenDictionary<string, string[]> allowed = new[]
    {
        "p", "br", "hr", "h1", "h2", "h3", "strong", "b", "em", "i", "u", "s", "small", "ul", "li", "blockquote", "code", "pre", "span", "div", "tbody", "thead", "tr",
        "ol start", "a href title", "table role width cellpadding cellspacing border align", "td width align valign colspan bgcolor", "th width align valign colspan scope bgcolor",
    }.Select(line => line.Split(' ')).ToFrozenDictionary(words => words[0], words => words[1..]);

    /// <summary>What every element may have. The class is for the layout's own: <c>button</c>, <c>muted</c>.</summary>
    private static readonly FrozenSet<string> common = FrozenSet.ToFrozenSet(["style", "class"]);

    private readonly string source;
    private readonly List<HtmlTag> tags = [];
    private readonly List<TemplateProblem> problems = [];

    private TemplateHtml(string source) => this.source = source;

    public IReadOnlyList<HtmlTag> Tags => tags;

    public IReadOnlyList<TemplateProblem> Problems => problems;

    public static TemplateHtml Read(string source)
    {
        var html = new TemplateHtml(source);
        html.Read();
        return html;
    }

    private void Read()
    {
        var open = new Stack<HtmlTag>();
        var at = 0;
        while (source.IndexOf('<', at) is >= 0 and var begin)
        {
            at = begin + 1;
            if (ReadTag(ref at) is not { } tag)
                continue;
            tags.Add(tag);
            if (!allowed.ContainsKey(tag.Name))
                Wrong(begin, $"<{tag.Name}> cannot stand in a mail.");
            else if (tag.Closes)
                Close(open, tag);
            else if (!empty.Contains(tag.Name))
                open.Push(tag);
            foreach (var attribute in tag.Attributes)
                if (!common.Contains(attribute.Name) && allowed.TryGetValue(tag.Name, out var own) && !own.Contains(attribute.Name))
                    Wrong(attribute.Position, $"<{tag.Name}> cannot have “{attribute.Name}” in a mail.");
        }

        foreach (var left in open)
            Wrong(left.Position, $"<{left.Name}> is never closed.");
    }

    private void Close(Stack<HtmlTag> open, HtmlTag tag)
    {
        if (empty.Contains(tag.Name))
            Wrong(tag.Position, $"<{tag.Name}> has no end.");
        else if (open.TryPeek(out var last) && last.Name == tag.Name)
            open.Pop();
        else
            Wrong(tag.Position, open.Count == 0 ? $"</{tag.Name}> ends nothing." : $"</{tag.Name}> stands where </{open.Peek().Name}> is due.");
    }

    /// <param name="at">Behind the &lt;; moved behind the tag, or as far as it could be read.</param>
    private HtmlTag? ReadTag(ref int at)
    {
        var begin = at - 1;
        var closes = at < source.Length && source[at] == '/';
        if (closes)
            at++;
        var name = ReadName(ref at);
        if (name.Length == 0)
        {
            Wrong(begin, source.AsSpan(begin).StartsWith("<!") ? "Comments cannot stand in a mail." : "This < begins no element; write &lt; for the sign itself.");
            return null;
        }

        var attributes = new List<HtmlAttribute>();
        while (true)
        {
            var before = at;
            while (at < source.Length && char.IsWhiteSpace(source[at]))
                at++;
            if (at < source.Length && source[at] == '>')
            {
                at++;
                return new HtmlTag(begin, at, name, closes, attributes);
            }

            if (source.AsSpan(at).StartsWith("/>") && !closes)
            {
                at += 2;
                if (!empty.Contains(name))
                    Wrong(begin, $"<{name}> needs an end of its own: </{name}>.");
                return new HtmlTag(begin, at, name, closes, attributes);
            }

            if (at == before || closes || ReadAttribute(ref at) is not { } attribute)
            {
                Wrong(begin, $"<{name}> is not written to its end.");
                return null;
            }

            if (attributes.Any(one => one.Name == attribute.Name))
                Wrong(attribute.Position, $"“{attribute.Name}” stands here twice.");
            attributes.Add(attribute);
        }
    }

    private HtmlAttribute? ReadAttribute(ref int at)
    {
        var begin = at;
        var name = ReadName(ref at);
        if (name.Length == 0 || at + 1 >= source.Length || source[at] != '=' || source[at + 1] != '"')
        {
            Wrong(begin, "An attribute is written name=\"value\", in double quotes.");
            return null;
        }

        var from = at + 2;
        var end = source.IndexOf('"', from);
        if (end < 0)
        {
            Wrong(from, "This quote is never closed.");
            return null;
        }

        at = end + 1;
        var value = source[from..end];
        if (value.Contains('<') || value.Contains('>'))
            Wrong(from, "A value cannot hold < or >.");
        return new HtmlAttribute(begin, name, value, from);
    }

    private string ReadName(ref int at)
    {
        var from = at;
        while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || (source[at] == '-' && at > from)))
            at++;
        return source[from..at].ToLowerInvariant();
    }

    private void Wrong(int position, string message) => problems.Add(TemplateProblem.At(TemplatePart.Html, source, position, message));
}
