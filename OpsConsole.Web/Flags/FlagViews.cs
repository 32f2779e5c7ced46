using OpsConsole.Core.Flags;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Flags;

/// <summary>A flag's page; <see cref="Detail"/> is null when the product has no such flag.</summary>
public sealed record FlagShown(FlagDetail? Detail);

/// <summary>The pages of flags that are open on this node, each read once however many look at it.</summary>
public sealed class FlagViews(FlagListQuery list, FlagDetailQuery detail, LiveFeed feed, TimeProvider clock, ILogger<FlagViews> log)
{
    public SharedViews<long, FlagList> Lists { get; } = new(
        feed, clock, log, tenantId => [TenantFlags.TopicOf(tenantId), Topic.Room(tenantId, Core.Settings.Setting.Subject)], (tenantId, _, ct) => list.LoadAsync(tenantId, ct));

    public SharedViews<(long TenantId, string Name), FlagShown> One { get; } = new(
        feed, clock, log, key => [TenantFlags.TopicOf(key.TenantId)], async (key, _, ct) => new FlagShown(await detail.LoadAsync(key.TenantId, key.Name, ct)));
}
