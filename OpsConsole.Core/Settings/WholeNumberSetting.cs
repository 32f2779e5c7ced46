using System.Globalization;

namespace OpsConsole.Core.Settings;

/// <param name="Unit">What the number counts: hours, minutes, attempts, megabytes.</param>
public sealed record WholeNumberSetting(string Key, string Label, int Default, int Least, int Most, string Unit, string Help) : SettingDefinition<int>(Key, Label, Default, Help)
{
    public override string Range => string.Create(CultureInfo.InvariantCulture, $"{Least:N0} to {Most:N0} {Unit}");

    public override SettingField Field => SettingField.Number;

    public override Result<int> Read(string typed) =>
        NumberText.Whole(typed, Unit) is { } number && number >= Least && number <= Most ? (int)number : new SettingIsOutOfBounds(this);

    public override string Print(int value) => value.ToString(CultureInfo.InvariantCulture);

    public override string Say(int value) => string.Create(CultureInfo.InvariantCulture, $"{value:N0} {Unit}");
}
