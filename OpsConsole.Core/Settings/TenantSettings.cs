using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Settings;

/// <summary>
/// What counts for a tenant: its own value, else the installation's, else the catalogue's. Read once and kept until the live feed says
/// one changed (on every node). Holds one small dictionary per tenant that is at work.
/// </summary>
public sealed class TenantSettings(OpsDbs dbs, LiveFeed feed)
{
    private readonly ConcurrentDictionary<long, Lazy<Task<FrozenDictionary<string, HeldSetting>>>> byTenant = new();
    private readonly ConcurrentDictionary<long, Lazy<IDisposable>> subscriptions = new();

    public async ValueTask<T> GetAsync<T>(long tenantId, SettingDefinition<T> setting, CancellationToken ct)
    {
        var values = byTenant.GetOrAdd(tenantId, id => new(() => LoadAsync(id)));
        try
        {
            return (await values.Value.WaitAsync(ct)).TryGetValue(setting.Key, out var held) && held is HeldSetting<T> own ? own.Value : setting.Default;
        }
        catch when (values.Value.IsFaulted)
        {
            byTenant.TryRemove(new(tenantId, values));
            throw;
        }
    }

    private async Task<FrozenDictionary<string, HeldSetting>> LoadAsync(long tenantId)
    {
        await using var db = dbs.Open(tenantId);
        var operatorId = await db.OperatorTenantIdAsync(CancellationToken.None);
        // Before the read, so that no change falls between; once per tenant, for the life of the process.
        _ = subscriptions.GetOrAdd(tenantId, id => new(() => feed.Subscribe(
            [Topic.Room(id, Setting.Subject), Topic.Room(operatorId, InstallationSetting.Subject)], _ => byTenant.TryRemove(id, out var _)))).Value;
        var kept = new Dictionary<string, HeldSetting>();
        foreach (var row in await db.InstallationSettings.AsNoTracking().Where(row => !row.IsInherited).Select(row => new { row.Key, row.Value }).ToListAsync())
            Keep(row.Key, row.Value);
        foreach (var row in await db.Settings.AsNoTracking().Where(row => !row.IsInherited).Select(row => new { row.Key, row.Value }).ToListAsync())
            Keep(row.Key, row.Value);
        return kept.ToFrozenDictionary();

        void Keep(string key, string text)
        {
            if (SettingCatalog.All.GetValueOrDefault(key)?.Held(text) is { } held)
                kept[key] = held;
        }
    }
}
