using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Settings;

/// <summary>
/// A tenant's settings, read once and kept until the live feed says one changed (on every node). Holds one small dictionary per
/// tenant that is at work.
/// </summary>
public sealed class TenantSettings(OpsDbs dbs, LiveFeed feed)
{
    private readonly ConcurrentDictionary<long, Lazy<Task<FrozenDictionary<string, int>>>> byTenant = new();
    private readonly ConcurrentDictionary<long, Lazy<IDisposable>> subscriptions = new();

    public async ValueTask<int> GetAsync(long tenantId, SettingDefinition setting, CancellationToken ct)
    {
        var values = byTenant.GetOrAdd(tenantId, id => new(() => LoadAsync(id)));
        try
        {
            return (await values.Value.WaitAsync(ct)).GetValueOrDefault(setting.Key, setting.Default);
        }
        catch when (values.Value.IsFaulted)
        {
            byTenant.TryRemove(new(tenantId, values));
            throw;
        }
    }

    private async Task<FrozenDictionary<string, int>> LoadAsync(long tenantId)
    {
        // Before the read, so that no change falls between; once per tenant, for the life of the process.
        _ = subscriptions.GetOrAdd(tenantId, id => new(() => feed.Subscribe([Topic.Room(id, "setting")], _ => byTenant.TryRemove(id, out var _)))).Value;
        await using var db = dbs.Open(tenantId);
        var rows = await db.Settings.AsNoTracking().Select(row => new { row.Key, row.Value }).ToListAsync();
        return rows.ToFrozenDictionary(row => row.Key, row => int.Parse(row.Value, CultureInfo.InvariantCulture));
    }
}
