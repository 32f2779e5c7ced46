namespace OpsConsole.Core.Settings;

public sealed record SettingIsOutOfBounds(SettingDefinition Setting)
    : Error($"{Setting.Label} can be {Setting.Least} to {Setting.Most} {Setting.Unit}.");
