using System.Collections.Frozen;
using System.Text.Json;

namespace OpsConsole.Core.Users;

/// <summary>How one person likes the console.</summary>
/// <param name="TimeZone">An IANA name such as "America/Los_Angeles"; null for the device's own.</param>
/// <param name="Keys">Shortcuts that have other keys than the catalogue's, by their id: "card.approve" → "y".</param>
public sealed record Preferences(
    string? TimeZone, Density Density, Theme Theme, bool HasShortcuts, IReadOnlyDictionary<string, string> Keys, bool IsChecklistDismissed)
{
    public static Preferences Usual { get; } = new(null, Density.Comfortable, Theme.System, true, FrozenDictionary<string, string>.Empty, false);

    internal static Preferences From(UserPreference row) => new(
        row.TimeZone, row.Density, row.Theme, row.HasShortcuts,
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Keys) ?? [], row.IsChecklistDismissed);

    internal void Fill(UserPreference row) =>
        (row.TimeZone, row.Density, row.Theme, row.HasShortcuts, row.Keys, row.IsChecklistDismissed) =
        (TimeZone, Density, Theme, HasShortcuts, JsonSerializer.Serialize(Keys), IsChecklistDismissed);
}
