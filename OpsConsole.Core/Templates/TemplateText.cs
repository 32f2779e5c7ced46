using System.Text;

namespace OpsConsole.Core.Templates;

/// <summary>
/// A template as it was written, taken apart: <c>{{user_name}}</c> stands for a value, <c>{{#if reason}} … {{/if}}</c> is left out while the
/// value is empty. There is nothing else: no code, no loops, no way to other data, and one pass from left to right, so a template ends.
/// </summary>
public sealed class TemplateText
{
    private const string IfBegins = "#if ";
    private const string IfEnds = "/if";

    private readonly List<TemplateProblem> problems = [];
    private readonly List<TemplatePiece> pieces = [];
    private readonly TemplatePart part;
    private readonly string source;

    private TemplateText(TemplatePart part, string source) => (this.part, this.source) = (part, source);

    /// <summary>What is wrong with the braces; unknown names are for <see cref="TemplateCheck"/>.</summary>
    public IReadOnlyList<TemplateProblem> Problems => problems;

    internal IReadOnlyList<TemplatePiece> Pieces => pieces;

    /// <summary>Every variable that is named, with its place, those of conditions too.</summary>
    internal IEnumerable<(string Name, int Position, bool IsCondition)> Names => NamesIn(pieces);

    public static TemplateText Parse(TemplatePart part, string source)
    {
        var text = new TemplateText(part, source);
        text.Read();
        return text;
    }

    /// <param name="values">By name; what is missing is empty.</param>
    /// <param name="written">A value as it is to be written: encoded for HTML, say.</param>
    public string Fill(IReadOnlyDictionary<string, string> values, Func<string, string, string> written)
    {
        var filled = new StringBuilder(source.Length + 200);
        Fill(pieces, values, written, filled);
        return filled.ToString();
    }

    private static void Fill(IReadOnlyList<TemplatePiece> pieces, IReadOnlyDictionary<string, string> values, Func<string, string, string> written, StringBuilder filled)
    {
        foreach (var piece in pieces)
        {
            if (piece is SaidPiece said)
                filled.Append(said.Text);
            else if (piece is VariablePiece variable && values.TryGetValue(variable.Name, out var value))
                filled.Append(written(variable.Name, value));
            else if (piece is IfPiece condition && values.TryGetValue(condition.Name, out var given) && given.Length > 0)
                Fill(condition.Pieces, values, written, filled);
        }
    }

    private static IEnumerable<(string, int, bool)> NamesIn(IEnumerable<TemplatePiece> pieces) => pieces.SelectMany(piece => piece switch
    {
        VariablePiece variable => [(variable.Name, variable.Position, false)],
        IfPiece condition => NamesIn(condition.Pieces).Prepend((condition.Name, condition.Position, true)),
        _ => Enumerable.Empty<(string, int, bool)>(),
    });

    private void Read()
    {
        (int Position, string Name, List<TemplatePiece> Pieces)? open = null;
        var at = 0;
        while (at < source.Length)
        {
            var begin = source.IndexOf("{{", at, StringComparison.Ordinal);
            Say(open?.Pieces ?? pieces, at, begin < 0 ? source.Length : begin);
            if (begin < 0)
                break;
            var end = source.IndexOf("}}", begin + 2, StringComparison.Ordinal);
            if (end < 0)
            {
                Wrong(begin, "This {{ is never closed with }}.");
                break;
            }

            var tag = source[(begin + 2)..end].Trim();
            at = end + 2;
            if (tag.StartsWith(IfBegins, StringComparison.Ordinal))
            {
                if (open is not null)
                    Wrong(begin, "A condition cannot stand inside another one.");
                else if (NameOf(tag[IfBegins.Length..], begin) is { } name)
                    open = (begin, name, []);
            }
            else if (tag == IfEnds)
            {
                if (open is { } condition)
                    pieces.Add(new IfPiece(condition.Position, condition.Name, condition.Pieces));
                else
                    Wrong(begin, "Nothing is open that {{/if}} could end.");
                open = null;
            }
            else if (NameOf(tag, begin) is { } name)
            {
                (open?.Pieces ?? pieces).Add(new VariablePiece(begin, name));
            }
        }

        if (open is { } left)
            Wrong(left.Position, $"The condition on {left.Name} is never ended with {{{{/if}}}}.");
    }

    private void Say(List<TemplatePiece> into, int from, int to)
    {
        if (to <= from)
            return;
        into.Add(new SaidPiece(from, source[from..to]));
        var stray = source.IndexOf("}}", from, to - from, StringComparison.Ordinal);
        if (stray >= 0)
            Wrong(stray, "This }} has no {{ before it.");
    }

    private string? NameOf(string tag, int position)
    {
        var name = tag.Trim();
        if (name.Length is > 0 and <= TemplateVariable.NameLength && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
            return name;
        Wrong(position, name.Length == 0 ? "There is no name between the braces." : "Only the name of a variable can stand between the braces, such as {{user_name}}.");
        return null;
    }

    private void Wrong(int position, string message) => problems.Add(TemplateProblem.At(part, source, position, message));
}
