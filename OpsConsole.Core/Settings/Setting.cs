using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Settings;

/// <summary>
/// What somebody decided about a key of <see cref="SettingCatalog"/>. The row stays when they go back to the inherited value, so that its
/// version and its history go on.
/// </summary>
public abstract class KeptSetting : IVersioned, IActivitySubject
{
    public const int KeyLength = 80;
    public const int ValueLength = 4000;
    public const int NameLength = 160;

    public long Id { get; init; }

    public required string Key { get; init; }

    /// <summary>In its one form; says nothing while <see cref="IsInherited"/>.</summary>
    public required string Value { get; set; }

    /// <summary>Whether somebody went back to the inherited value.</summary>
    public bool IsInherited { get; private set; }

    /// <summary>What was decided here; null for the inherited value.</summary>
    public string? Own => IsInherited ? null : Value;

    public DateTime? ChangedAtUtc { get; private set; }

    public string? ChangedByName { get; private set; }

    public long Version { get; private set; }

    public abstract string SubjectKind { get; }

    public void Take(string? text, Actor by, DateTime nowUtc) => (Value, IsInherited, ChangedByName, ChangedAtUtc) = (text ?? "", text is null, by.Name, nowUtc);
}

/// <summary>A tenant's own value.</summary>
public sealed class Setting : KeptSetting, ITenantOwned
{
    public const string Subject = "setting";

    public long TenantId { get; init; }

    public override string SubjectKind => Subject;
}

/// <summary>The installation's value, which counts for every tenant that has none of its own.</summary>
public sealed class InstallationSetting : KeptSetting
{
    public const string Subject = "installation-setting";

    public override string SubjectKind => Subject;
}

/// <summary>Whose values: a tenant's own, or those that all tenants inherit.</summary>
public enum SettingScope
{
    Tenant,
    Installation,
}
