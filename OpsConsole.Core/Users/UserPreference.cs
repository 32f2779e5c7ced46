using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Users;

/// <summary>How one person likes the console; no row means <see cref="Preferences.Usual"/>.</summary>
public sealed class UserPreference : ITenantOwned
{
    public const int TimeZoneLength = 80;
    public const int KeysLength = 2000;

    public long UserId { get; init; }

    public long TenantId { get; init; }

    public string? TimeZone { get; set; }

    public Density Density { get; set; }

    public Theme Theme { get; set; }

    public bool HasShortcuts { get; set; } = true;

    /// <summary>The JSON of <see cref="Preferences.Keys"/>.</summary>
    public string Keys { get; set; } = "{}";

    public bool IsChecklistDismissed { get; set; }
}

public enum Density
{
    Comfortable,
    Compact,
}

public enum Theme
{
    /// <summary>Like the device.</summary>
    System,
    Light,
    Dark,
}
