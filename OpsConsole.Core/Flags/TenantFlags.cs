using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpsConsole.Core.Live;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Flags;

/// <summary>
/// The flags of each tenant, in memory, and what they were last while the database is away: a flag is always answered. The live feed says
/// when one changed, on every node. Thread-safe; holds one small set per tenant that is at work.
/// </summary>
public sealed class TenantFlags(OpsDbs dbs, LiveFeed feed, TimeProvider clock, ILogger<TenantFlags> log)
{
    private static readonly TimeSpan breath = TimeSpan.FromSeconds(5);

    // Fields, because what is known of a tenant reaches them through its owner.
    private readonly OpsDbs dbs = dbs;
    private readonly LiveFeed feed = feed;
    private readonly TimeProvider clock = clock;
    private readonly ILogger<TenantFlags> log = log;
    private readonly ConcurrentDictionary<long, Known> byTenant = new();
    private DateTime turnedUntil = clock.GetUtcNow().UtcDateTime;

    /// <summary>Told on this node when a schedule turned a flag of the tenant on or off, besides what changes of flags tell.</summary>
    public static Topic TopicOf(long tenantId) => Topic.Room(tenantId, Flag.Subject);

    /// <summary>Reads all tenants' flags, so that whoever comes first after a start does not wait for them.</summary>
    public async Task LoadAllAsync(CancellationToken ct)
    {
        foreach (var tenantId in await dbs.TenantIdsAsync(ct))
            await OfAsync(tenantId, ct);
    }

    /// <summary>The newest there are: at once, unless one changed a moment ago.</summary>
    public ValueTask<FlagSet> OfAsync(long tenantId, CancellationToken ct)
    {
        var known = KnownOf(tenantId);
        return known.Fresh is { } set ? new(set) : new(known.RefreshAsync().WaitAsync(ct));
    }

    /// <summary>Tells open pages of flags that a schedule has turned on or off since this was last asked. One caller at a time.</summary>
    public void TellWhatTurned()
    {
        var (after, now) = (turnedUntil, clock.GetUtcNow().UtcDateTime);
        turnedUntil = now;
        foreach (var (tenantId, known) in byTenant)
            if (known.Last.TurnsBetween(after < now ? after : now, after < now ? now : after))
                feed.Publish(new LiveSignal(TopicOf(tenantId), []));
    }

    private Known KnownOf(long tenantId) => byTenant.TryGetValue(tenantId, out var known) ? known : byTenant.GetOrAdd(tenantId, id => new Known(this, id));

    private async Task<FlagSet> LoadAsync(long tenantId)
    {
        await using var db = dbs.Open(tenantId);
        var decided = await db.Flags.AsNoTracking().ToDictionaryAsync(flag => flag.Name);
        return new FlagSet(FlagCatalog.All.Select(flag => decided.GetValueOrDefault(flag.Name) is { } row ? (flag, FlagState.FromJson(row.State), row.StoppedAtUtc is not null) : (flag, flag.AtFirst, false)), clock);
    }

    private sealed class Known
    {
        private readonly Lock gate = new();
        private readonly TenantFlags owner;
        private readonly long tenantId;
        private volatile FlagSet last;
        private volatile bool isStale = true;
        private Task<FlagSet>? loading;
        private long changes;
        private DateTimeOffset notBefore;
        private IDisposable? subscription;

        public Known(TenantFlags owner, long tenantId) => (this.owner, this.tenantId, last) = (owner, tenantId, FlagSet.AtFirst(owner.clock));

        public FlagSet Last => last;

        public FlagSet? Fresh => isStale ? null : last;

        public Task<FlagSet> RefreshAsync()
        {
            lock (gate)
            {
                // Before the first read, so that no change falls between; for the life of the process.
                subscription ??= owner.feed.Subscribe([TopicOf(tenantId)], _ => HandleChanged());
                if (loading is not null)
                    return loading;
                if (owner.clock.GetUtcNow() is var now && now < notBefore && now > notBefore - breath)
                    return Task.FromResult(last);
                return loading = LoadAsync();
            }
        }

        private void HandleChanged()
        {
            lock (gate)
            {
                changes++;
                isStale = true;
                notBefore = default;
            }

            _ = RefreshAsync();
        }

        private async Task<FlagSet> LoadAsync()
        {
            // Off the caller's lock.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            while (true)
            {
                long seen;
                lock (gate)
                    seen = changes;
                FlagSet? next = null;
                try
                {
                    next = await owner.LoadAsync(tenantId);
                }
                catch (Exception failure)
                {
                    owner.log.LogWarning(failure, "The flags of tenant {Tenant} could not be read; the last that were known count", tenantId);
                }

                lock (gate)
                {
                    if (next is not null)
                        last = next;
                    else
                        notBefore = owner.clock.GetUtcNow() + breath;
                    if (next is not null && seen != changes)
                        continue;
                    isStale = next is null;
                    loading = null;
                    return last;
                }
            }
        }
    }
}
