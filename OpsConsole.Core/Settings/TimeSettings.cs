using System.Globalization;

namespace OpsConsole.Core.Settings;

/// <summary>A time of day on the clock of whoever it is for, to the minute.</summary>
public sealed record TimeOfDaySetting(string Key, string Label, TimeOnly Default, string Help) : SettingDefinition<TimeOnly>(Key, Label, Default, Help)
{
    private static readonly string[] written = ["HH:mm", "H:mm", "h:mm tt", "h:mmtt", "h tt", "htt"];

    public override string Range => "a time of day, such as 09:30";

    public override SettingField Field => SettingField.Time;

    public override Result<TimeOnly> Read(string typed) =>
        TimeOnly.TryParseExact(typed.Trim(), written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : new SettingIsOutOfBounds(this);

    public override string Print(TimeOnly value) => value.ToString("HH:mm", CultureInfo.InvariantCulture);

    public override string Say(TimeOnly value) => Print(value);
}

/// <summary>A time zone by its IANA name, one that this server knows.</summary>
public sealed record TimeZoneSetting(string Key, string Label, TimeZoneInfo Default, string Help) : SettingDefinition<TimeZoneInfo>(Key, Label, Default, Help)
{
    public override string Range => "a time zone, such as America/Chicago";

    public override SettingField Field => SettingField.Choice;

    public override IReadOnlyList<SettingChoice> Choices =>
        [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.Id.Contains('/') || zone.Id == "UTC").Select(zone => new SettingChoice(zone.Id, Say(zone))).OrderBy(choice => choice.Label, StringComparer.Ordinal)];

    public override Result<TimeZoneInfo> Read(string typed) => TimeZoneInfo.TryFindSystemTimeZoneById(typed.Trim(), out var zone) ? zone : new SettingIsOutOfBounds(this);

    public override string Print(TimeZoneInfo value) => value.Id;

    public override string Say(TimeZoneInfo value) => value.Id.Replace('_', ' ');
}
