using System.Globalization;

namespace OpsConsole.Core.Settings;

/// <summary>A share of a hundred, such as 2.9 for 2.9 %.</summary>
/// <param name="Places">How many digits may follow the point.</param>
public sealed record PercentageSetting(string Key, string Label, decimal Default, decimal Least, decimal Most, string Help, int Places = 0) : SettingDefinition<decimal>(Key, Label, Default, Help)
{
    public override string Range => $"{Print(Least)} to {Print(Most)} percent";

    public override SettingField Field => SettingField.Number;

    public override Result<decimal> Read(string typed) =>
        (NumberText.Decimal(typed, "%") ?? NumberText.Decimal(typed, "percent")) is { } number && number >= Least && number <= Most && decimal.Round(number, Places) == number
            ? number
            : new SettingIsOutOfBounds(this);

    public override string Print(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    public override string Say(decimal value) => $"{Print(value)}%";
}
