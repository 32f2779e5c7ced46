namespace OpsConsole.Core.Settings;

public sealed record YesNoSetting(string Key, string Label, bool Default, string Help) : SettingDefinition<bool>(Key, Label, Default, Help)
{
    public override string Range => "yes or no";

    public override SettingField Field => SettingField.Choice;

    public override IReadOnlyList<SettingChoice> Choices { get; } = [new("yes", "Yes"), new("no", "No")];

    public override Result<bool> Read(string typed) => typed.Trim().ToLowerInvariant() switch
    {
        "yes" => true,
        "no" => false,
        _ => new SettingIsOutOfBounds(this),
    };

    public override string Print(bool value) => value ? "yes" : "no";

    public override string Say(bool value) => value ? "Yes" : "No";
}
