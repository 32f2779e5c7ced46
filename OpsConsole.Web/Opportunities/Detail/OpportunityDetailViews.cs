using OpsConsole.Core.Live;
using OpsConsole.Core.Opportunities;

namespace OpsConsole.Web.Opportunities.Detail;

/// <summary>What is shown of an opportunity; <see cref="Detail"/> is null when there is none.</summary>
public sealed record OpportunityShown(OpportunityDetail? Detail);

/// <summary>The opportunities that are open on this node, each read once however many look at it.</summary>
public sealed class OpportunityDetailViews(OpportunityDetailQuery query, LiveFeed feed, TimeProvider clock, ILogger<OpportunityDetailViews> log)
{
    public SharedViews<(long TenantId, long Id), OpportunityShown> Views { get; } = new(
        feed, clock, log, key => [Topic.One(key.TenantId, Opportunity.Subject, key.Id), Topic.Room(key.TenantId, "setting")],
        async (key, _, ct) => new OpportunityShown(await query.LoadAsync(key.TenantId, key.Id, ct)));

    /// <summary>As it is now, for whoever does not watch it.</summary>
    public async Task<OpportunityDetail?> NowAsync(long tenantId, long id, CancellationToken ct)
    {
        using var watch = await Views.WatchAsync((tenantId, id), _ => { }, ct);
        return watch.Current.Detail;
    }
}
