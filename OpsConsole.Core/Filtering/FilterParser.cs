namespace OpsConsole.Core.Filtering;

/// <summary>
/// Reads what people type: <c>status:pending,approved price:200k..400k city:"Elk Grove" (beds:3.. or has:phone) not source:staff hernandez</c>.
/// What stands side by side has to hold together; "or" binds less; "not" or a dash in front turns one condition or group round. Words without
/// a field are searched for, each for itself; in quotation marks as they stand.
/// </summary>
public sealed class FilterParser
{
    public const int LongestText = 2_000;
    public const int DeepestGroup = 20;
    public const int MostConditions = 100;

    private readonly FilterLanguage language;
    private readonly string text;
    private int at;
    private int depth;
    private int conditions;

    private FilterParser(FilterLanguage language, string text) => (this.language, this.text) = (language, text);

    /// <summary>The filter, or the first problem with its place in the text.</summary>
    public static Result<Filter> Parse(FilterLanguage language, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Filter.Everything;
        if (text.Length > LongestText)
            return new FilterProblem(LongestText, text.Length - LongestText, $"A filter has at most {LongestText:N0} characters.");
        try
        {
            var parser = new FilterParser(language, text);
            var filter = parser.Either();
            parser.SkipSpace();
            return parser.IsAtEnd ? filter : new FilterProblem(parser.at, 1, "This bracket closes nothing.");
        }
        catch (ProblemFound found)
        {
            return found.Problem;
        }
    }

    private bool IsAtEnd => at >= text.Length;

    private Filter Either()
    {
        List<Filter> parts = [Together()];
        while (TakeKeyword("or"))
            parts.Add(Together());
        return Filter.Any(parts);
    }

    private Filter Together()
    {
        List<Filter> parts = [];
        while (true)
        {
            var isJoined = TakeKeyword("and");
            SkipSpace();
            if (!isJoined && parts.Count > 0 && (IsAtEnd || text[at] == ')' || IsKeywordHere("or")))
                return Filter.All(parts);
            parts.Add(One());
        }
    }

    private Filter One()
    {
        SkipSpace();
        if (IsAtEnd)
            throw Problem(at, 0, "Something is missing at the end.");
        if (TakeKeyword("not") || TakeDash())
            return Nested(() => new NotThis(One()));
        if (IsKeywordHere("or") || IsKeywordHere("and"))
            throw Problem(at, text[at] is 'o' or 'O' ? 2 : 3, "A condition is missing before this word. To search for the word itself, put it in quotation marks.");
        return text[at] switch
        {
            '(' => Group(),
            ')' => throw Problem(at, 1, "A condition is missing before this bracket."),
            ',' or ':' or '\\' => throw Problem(at, 1, "This can only stand in quotation marks."),
            _ => Condition(),
        };
    }

    private Filter Group() => Nested(() =>
    {
        var opened = at++;
        var inner = Either();
        SkipSpace();
        if (IsAtEnd)
            throw Problem(opened, 1, "This bracket is not closed.");
        at++;
        return inner;
    });

    private Filter Nested(Func<Filter> inner)
    {
        if (++depth > DeepestGroup)
            throw Problem(at, 1, $"Groups go {DeepestGroup} deep at most.");
        var filter = inner();
        depth--;
        return filter;
    }

    private Filter Condition()
    {
        if (++conditions > MostConditions)
            throw Problem(at, 1, $"A filter has at most {MostConditions} conditions.");
        var start = at;
        if (text[at] == '"')
            return new HasText(Searchable(start, Quotation()));
        var word = BareWord();
        if (IsAtEnd || text[at] != ':')
            return new HasText(Searchable(start, word));
        var field = language.Named(word) ?? throw Problem(start, word.Length, FilterSpelling.NoField(language, word));
        at++;
        return Filter.Any(Values().Select(value => FilterValue.Read(field, value)).ToList() is var read && read.All(part => part is IsOneOf)
            ? [new IsOneOf(field, [.. read.SelectMany(part => ((IsOneOf)part).Values).Distinct()])]
            : read);
    }

    private string Searchable(int start, string words) => SearchText.Wanted(words) is not null
        ? words
        : throw Problem(start, Math.Max(1, at - start), "There is no letter or digit to search for.");

    /// <summary>What follows the colon: values with commas between them.</summary>
    private List<TypedValue> Values()
    {
        List<TypedValue> values = [];
        do
        {
            if (values.Count > 0)
                at++;
            SkipSpaceBeforeNext(values.Count);
            var start = at;
            if (IsAtEnd || text[at] is ')' or ',' || char.IsWhiteSpace(text[at]))
                throw Problem(Math.Min(start, text.Length), 0, "A value is missing here.");
            var isQuoted = text[at] == '"';
            var value = isQuoted ? Quotation() : BareWord();
            if (value.Length == 0)
                throw Problem(start, Math.Max(1, at - start), isQuoted ? "A value is missing between the quotation marks." : "This can only stand in quotation marks.");
            values.Add(new TypedValue(value, start, at - start));
        }
        while (!IsAtEnd && text[at] == ',');
        if (!IsAtEnd && text[at] is ':' or '"' or '\\' or '(')
            throw Problem(at, 1, "Put the whole value in quotation marks.");
        return values;
    }

    /// <summary>After a comma people type a space; after the colon a space means that the value was forgotten.</summary>
    private void SkipSpaceBeforeNext(int count)
    {
        if (count > 0)
            SkipSpace();
    }

    private string BareWord()
    {
        var start = at;
        while (!IsAtEnd && !FilterWords.IsSpecial(text[at]))
            at++;
        return text[start..at];
    }

    private string Quotation()
    {
        var start = at++;
        var inside = new System.Text.StringBuilder();
        while (!IsAtEnd && text[at] != '"')
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                at++;
            inside.Append(text[at++]);
        }

        if (IsAtEnd)
            throw Problem(start, 1, "This quotation mark has no partner.");
        at++;
        return inside.ToString();
    }

    private bool TakeDash()
    {
        if (text[at] != '-' || at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]))
            return false;
        at++;
        return true;
    }

    private bool TakeKeyword(string word)
    {
        SkipSpace();
        if (!IsKeywordHere(word))
            return false;
        at += word.Length;
        return true;
    }

    private bool IsKeywordHere(string word) =>
        text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (at + word.Length == text.Length || text[at + word.Length] is '(' or ')' || char.IsWhiteSpace(text[at + word.Length]));

    private void SkipSpace()
    {
        while (!IsAtEnd && char.IsWhiteSpace(text[at]))
            at++;
    }

    private static ProblemFound Problem(int at, int length, string message) => new(new FilterProblem(at, length, message));

    /// <summary>Ends the reading from any depth; never leaves <see cref="Parse"/>.</summary>
    internal sealed class ProblemFound(FilterProblem problem) : Exception(problem.Message)
    {
        public FilterProblem Problem { get; } = problem;
    }
}

/// <summary>One value as it was typed, without quotation marks, and where.</summary>
internal readonly record struct TypedValue(string Text, int At, int Length)
{
    public FilterParser.ProblemFound Refuse(string message) => new(new FilterProblem(At, Length, message));
}
