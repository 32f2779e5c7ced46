namespace OpsConsole.Core.Settings;

/// <summary>A text that people will read.</summary>
public sealed record TextSetting(string Key, string Label, string Default, int Longest, string Help) : SettingDefinition<string>(Key, Label, Default, Help)
{
    public override string Range => $"a text of up to {Longest} characters";

    public override SettingField Field => Longest > 120 ? SettingField.Lines : SettingField.Line;

    public override Result<string> Read(string typed)
    {
        var text = typed.ReplaceLineEndings("\n").Trim();
        return text.Length > 0 && text.Length <= Longest && !text.Any(letter => char.IsControl(letter) && letter != '\n') ? text : (Result<string>)new SettingIsOutOfBounds(this);
    }

    public override string Print(string value) => value;

    public override string Say(string value) => value;
}
