using OpsConsole.Core.Settings;

namespace OpsConsole.Web.Settings;

/// <summary>Finds settings by what people read of them, and by their key.</summary>
public static class SettingSearch
{
    /// <summary>Every word stands somewhere in the room, the group, the label, the help or the key.</summary>
    public static bool Matches(SettingGroup group, SettingDefinition setting, string? text)
    {
        var all = $"{group.Room} {group.Title} {setting.Label} {setting.Help} {setting.Key}";
        return (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word => all.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The best few for somebody who types their name: those whose label has the words come first.</summary>
    public static IEnumerable<(SettingGroup Group, SettingDefinition Setting)> Best(string? text, int most) => string.IsNullOrWhiteSpace(text) ? [] :
        SettingCatalog.Groups.SelectMany(group => group.Settings.Select(setting => (group, setting))).Where(pair => Matches(pair.group, pair.setting, text))
            .OrderByDescending(pair => pair.setting.Label.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase)).Take(most);
}
