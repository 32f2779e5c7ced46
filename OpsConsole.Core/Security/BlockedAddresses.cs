using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Security;

/// <summary>Which addresses are shut out, held in memory; the live feed has it read again on every node. Holds open blocks only.</summary>
public sealed class BlockedAddresses(OpsDbs dbs, LiveFeed feed, TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private Task<FrozenDictionary<string, DateTime>>? held;
    private IDisposable? subscription;

    /// <returns>Until when it is shut out; null when it is not.</returns>
    public async ValueTask<DateTime?> UntilAsync(string? address, CancellationToken ct)
    {
        if (address is null)
            return null;
        Task<FrozenDictionary<string, DateTime>> blocks;
        lock (gate)
            blocks = held is { IsFaulted: false } ? held : held = LoadAsync();
        return (await blocks.WaitAsync(ct)).TryGetValue(address, out var until) && until > clock.GetUtcNow().UtcDateTime ? until : null;
    }

    public void Dispose() => subscription?.Dispose();

    private async Task<FrozenDictionary<string, DateTime>> LoadAsync()
    {
        await using var db = dbs.OpenAcrossTenants();
        var operatorId = await db.OperatorTenantIdAsync(CancellationToken.None);
        // Before the read, so that no change falls between.
        lock (gate)
            subscription ??= feed.Subscribe([Topic.Room(operatorId, AddressBlock.Subject)], Forget);
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = await db.AddressBlocks.IgnoreQueryFilters([OpsDb.TenantFilter]).AsNoTracking()
            .Where(row => row.TenantId == operatorId && row.ReleasedAtUtc == null && row.UntilUtc > now).Select(row => new { row.Address, row.UntilUtc }).ToListAsync();
        return rows.ToFrozenDictionary(row => row.Address, row => row.UntilUtc);
    }

    private void Forget(LiveSignal signal)
    {
        lock (gate)
            held = null;
    }
}
