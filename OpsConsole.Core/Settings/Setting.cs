using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Settings;

/// <summary>A tenant's own value for a key of <see cref="SettingCatalog"/>; without a row the catalogue's default counts.</summary>
public sealed class Setting : ITenantOwned, IVersioned, IActivitySubject
{
    public const int KeyLength = 80;
    public const int ValueLength = 400;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public required string Key { get; init; }

    public required string Value { get; set; }

    public long Version { get; private set; }

    string IActivitySubject.SubjectKind => "setting";
}
