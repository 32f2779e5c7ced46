namespace OpsConsole.Core.Settings;

/// <summary>One of a few.</summary>
/// <param name="Words">What people read for each, in the order they are offered.</param>
public sealed record ChoiceSetting<T>(string Key, string Label, T Default, IReadOnlyList<(T Value, string Label)> Words, string Help) : SettingDefinition<T>(Key, Label, Default, Help)
    where T : struct, Enum
{
    public override string Range => string.Join(", ", Words.SkipLast(1).Select(word => $"“{word.Label}”")) + $" or “{Words[^1].Label}”";

    public override SettingField Field => SettingField.Choice;

    public override IReadOnlyList<SettingChoice> Choices { get; } = [.. Words.Select(word => new SettingChoice(TextOf(word.Value), word.Label))];

    public override Result<T> Read(string typed)
    {
        foreach (var (value, label) in Words)
            if (typed.Trim() is var text && (text.Equals(TextOf(value), StringComparison.OrdinalIgnoreCase) || text.Equals(label, StringComparison.OrdinalIgnoreCase)))
                return value;
        return new SettingIsOutOfBounds(this);
    }

    public override string Print(T value) => TextOf(value);

    public override string Say(T value) => Words.First(word => word.Value.Equals(value)).Label;

    private static string TextOf(T value) => value.ToString().ToLowerInvariant();
}
