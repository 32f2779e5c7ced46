using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Settings;

/// <summary>Where the value that counts comes from.</summary>
public enum SettingSource
{
    /// <summary>As the product comes.</summary>
    Product,
    Installation,
    Own,
}

/// <summary>A setting as it stands in a scope.</summary>
/// <param name="Text">What counts, in its one form.</param>
/// <param name="Inherited">What would count without an own value.</param>
/// <param name="Version">0 while nobody has decided here.</param>
public sealed record SettingLine(
    SettingDefinition Definition, string Text, string Inherited, SettingSource Source, long Version, string? ChangedByName, DateTime? ChangedAtUtc)
{
    public bool IsOwn => Source == SettingSource.Own;
}

public sealed record SettingList(IReadOnlyDictionary<string, SettingLine> Lines);

/// <summary>Every setting as it stands for a tenant or for the installation. Callers check <see cref="SettingPermissions.View"/>.</summary>
public sealed class SettingListQuery(OpsDbs dbs)
{
    public async Task<SettingList> LoadAsync(long tenantId, SettingScope scope, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var installation = await db.InstallationSettings.AsNoTracking().ToDictionaryAsync(row => row.Key, KeptSetting (row) => row, ct);
        var own = scope == SettingScope.Installation ? installation : await db.Settings.AsNoTracking().ToDictionaryAsync(row => row.Key, KeptSetting (row) => row, ct);
        return new SettingList(SettingCatalog.All.Values.ToDictionary(definition => definition.Key, definition => LineOf(definition, own.GetValueOrDefault(definition.Key), scope == SettingScope.Tenant ? installation.GetValueOrDefault(definition.Key) : null)));
    }

    private static SettingLine LineOf(SettingDefinition definition, KeptSetting? own, KeptSetting? installation)
    {
        // A text that a later version no longer takes does not count; see TenantSettings.
        var (mine, theirs) = (Good(definition, own), Good(definition, installation));
        var inherited = theirs ?? definition.DefaultText;
        var source = mine is not null ? SettingSource.Own : theirs is not null ? SettingSource.Installation : SettingSource.Product;
        return new SettingLine(definition, mine ?? inherited, inherited, source, own?.Version ?? 0, own?.ChangedByName, own?.ChangedAtUtc);
    }

    private static string? Good(SettingDefinition definition, KeptSetting? row) => row?.Own is { } text && definition.Held(text) is not null ? text : null;
}
