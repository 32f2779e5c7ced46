using System.Globalization;

namespace OpsConsole.Core.Settings;

/// <summary>An amount in dollars, kept and read in cents.</summary>
public sealed record MoneySetting(string Key, string Label, long Default, long Least, long Most, string Help) : SettingDefinition<long>(Key, Label, Default, Help)
{
    public override string Range => $"{Say(Least)} to {Say(Most)}";

    public override SettingField Field => SettingField.Number;

    public override Result<long> Read(string typed) =>
        NumberText.Decimal(typed.Trim().TrimStart('$'), "") * 100 is { } cents && cents == decimal.Truncate(cents) && cents >= Least && cents <= Most ? (long)cents : new SettingIsOutOfBounds(this);

    public override string Print(long value) => (value / 100m).ToString(value % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    public override string Say(long value) => "$" + (value / 100m).ToString(value % 100 == 0 ? "N0" : "N2", CultureInfo.InvariantCulture);
}
