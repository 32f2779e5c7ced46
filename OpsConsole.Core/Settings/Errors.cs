namespace OpsConsole.Core.Settings;

public sealed record SettingIsOutOfBounds(SettingDefinition Setting)
    : Error($"{Setting.Label} can be {Setting.Range}.");

public sealed record PhraseIsForbiddenByLaw(string Phrase, string Words)
    : Error($"“{Phrase}” cannot be allowed: the law itself forbids “{Words}” in a listing. A longer phrase, such as a street's name, can be.");
