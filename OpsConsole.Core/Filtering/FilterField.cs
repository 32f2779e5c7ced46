namespace OpsConsole.Core.Filtering;

public enum FilterKind
{
    Choice,
    Text,
    Number,
    Date,
}

/// <summary>
/// Something of a list's rows that can be filtered by. <see cref="Name"/> is what people type before the colon.
/// </summary>
public abstract class FilterField(string name, string label, FilterKind kind, FilterTraits? traits)
{
    public string Name { get; } = name;

    public string Label { get; } = label;

    public FilterKind Kind { get; } = kind;

    public FilterTraits Traits { get; } = traits ?? new();

    public IReadOnlyList<string> Choices => Traits.Choices;

    public int Scale => Traits.Scale;

    internal bool IsPersonal(string choice) => Traits.PersonalChoices.Contains(choice);

    public override string ToString() => Name;
}

/// <summary>What fields of one kind differ in.</summary>
public sealed record FilterTraits
{
    /// <summary>The keys to choose from, lower case; empty for other kinds.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Choices that mean something else for each viewer.</summary>
    public IReadOnlyList<string> PersonalChoices { get; init; } = [];

    /// <summary>Other names that are understood and never written.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>How many of the smallest unit make one of what people type (100 cents in a dollar).</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Whether people read it with a currency's sign.</summary>
    public bool IsMoney { get; init; }

    /// <summary>Whether a row may come to pass or fail it without being changed, as time goes on.</summary>
    public bool IsOfTheMoment { get; init; }

    /// <summary>What may be typed, for whoever has not yet; null for what its kind says.</summary>
    public string? Example { get; init; }

    /// <summary>A typed text as it is kept, or why it is none; null where every text will do.</summary>
    public Func<string, Result<string>>? Tidied { get; init; }
}

/// <summary>Values of an enum as people type them.</summary>
public static class FilterKeys
{
    /// <summary>"SingleFamily" → "single-family".</summary>
    public static string KeyOf<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, place) => char.IsUpper(letter) && place > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    public static T ValueOf<T>(string key) where T : struct, Enum => Enum.Parse<T>(key.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    internal static List<string> Of<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(KeyOf)];
}
