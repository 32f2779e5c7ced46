namespace OpsConsole.Core.Settings;

/// <summary>Words or phrases, one a line.</summary>
/// <param name="WhyNot">What else stands against a list; null when nothing does.</param>
public sealed record WordListSetting(string Key, string Label, WordList Default, string Help, Func<WordList, Error?>? WhyNot = null) : SettingDefinition<WordList>(Key, Label, Default, Help)
{
    public const int Most = 100;
    public const int Longest = 60;

    private const int Named = 3;

    public override string Range => $"up to {Most} words or phrases, one a line, each of up to {Longest} characters and {Setting.ValueLength:N0} in all";

    public override SettingField Field => SettingField.Lines;

    public override Result<WordList> Read(string typed)
    {
        var words = typed.Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (words.Count > Most || words.Sum(word => word.Length + 1) > Setting.ValueLength || words.Any(word => word.Length > Longest || word.Any(char.IsControl)))
            return new SettingIsOutOfBounds(this);
        var list = new WordList(words);
        return WhyNot?.Invoke(list) is { } refusal ? refusal : list;
    }

    public override string Print(WordList value) => string.Join('\n', value.Words);

    public override string Say(WordList value) => value.Words.Count switch
    {
        0 => "None",
        <= Named => string.Join(", ", value.Words),
        var count => $"{string.Join(", ", value.Words.Take(Named))} and {count - Named} more",
    };
}

/// <summary>Words or phrases in their order, each once.</summary>
public sealed class WordList(IReadOnlyList<string> words)
{
    public static WordList Empty { get; } = new([]);

    public IReadOnlyList<string> Words => words;
}
