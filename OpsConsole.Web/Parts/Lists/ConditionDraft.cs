using OpsConsole.Core;
using OpsConsole.Core.Filtering;

namespace OpsConsole.Web.Parts.Lists;

/// <summary>One line of the filter builder: a condition in the making, or a group that only the text can change.</summary>
public sealed class ConditionDraft
{
    private readonly FilterLanguage language;

    private ConditionDraft(FilterLanguage language, FilterField? field, bool isNot, string value, Filter? fixedPart) =>
        (this.language, Field, IsNot, Value, Fixed) = (language, field, isNot, value, fixedPart);

    public FilterField? Field { get; }

    public bool IsNot { get; set; }

    /// <summary>What stands behind the colon.</summary>
    public string Value { get; private set; }

    /// <summary>A search or a group: kept as it is.</summary>
    public Filter? Fixed { get; }

    /// <summary>Why the value is none yet; null when it is one or nobody has typed any.</summary>
    public Error? Problem { get; private set; }

    public IEnumerable<string> Choices => Value.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public static ConditionDraft New(FilterLanguage language, FilterField field) => new(language, field, false, "", null);

    public static ConditionDraft Of(FilterLanguage language, Filter part)
    {
        var (inner, isNot) = part is NotThis not ? (not.Part, true) : (part, false);
        var field = inner switch { IsOneOf one => one.Field, IsBetween number => number.Field, IsOnDays days => days.Field, IsWithin within => within.Field, _ => null };
        return field is null ? new(language, null, false, "", part) : new(language, field, isNot, inner.ToString()[(field.Name.Length + 1)..], null);
    }

    public void Toggle(string choice) => Type(string.Join(',', Choices.Contains(choice) ? Choices.Where(other => other != choice) : Field!.Choices.Where(key => key == choice || Choices.Contains(key))));

    public void Type(string? value)
    {
        Value = value?.Trim() ?? "";
        Problem = Value.Length == 0 ? null : Read().Error;
    }

    /// <summary>The condition; null while there is none to be read.</summary>
    public Filter? Part => Fixed ?? (Value.Length > 0 && Read() is { Error: null, Value: { IsEverything: false } part } ? IsNot ? new NotThis(part) : part : null);

    // A text with spaces is one value here: nobody types a second condition into this field.
    private Result<Filter> Read() => language.Parse($"{Field}:{(NeedsQuotes ? $"\"{Value}\"" : Value)}");

    private bool NeedsQuotes => Field!.Kind == FilterKind.Text && !Value.Contains('"', StringComparison.Ordinal) && !Value.Contains(',', StringComparison.Ordinal) && Value.Contains(' ', StringComparison.Ordinal);
}
