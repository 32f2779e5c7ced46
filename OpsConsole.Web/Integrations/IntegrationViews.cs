using OpsConsole.Core.Integrations;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Integrations;

public sealed record CallLogKey(long TenantId, ProviderCallFilter Filter, long? BeforeId);

public sealed record CallLog(IReadOnlyList<ProviderCallRow> Rows, bool HasMore);

/// <summary>The outside systems and the logs of calls that are open on this node, each read once however many look at it.</summary>
public sealed class IntegrationViews(IntegrationListQuery systems, ProviderCallListQuery calls, LiveFeed feed, TimeProvider clock, ILogger<IntegrationViews> log)
{
    public SharedViews<long, IReadOnlyList<IntegrationLine>> Systems { get; } = new(
        feed, clock, log, tenantId => [Topic.Room(tenantId, Integration.Subject), Topic.Room(tenantId, ProviderCall.Subject)], (tenantId, _, ct) => systems.LoadAsync(tenantId, ct));

    public SharedViews<CallLogKey, CallLog> Logs { get; } = new(
        feed, clock, log, key => [Topic.Room(key.TenantId, ProviderCall.Subject)],
        async (key, _, ct) => await calls.LoadAsync(key.TenantId, key.Filter, key.BeforeId, ct) is var (rows, hasMore) ? new CallLog(rows, hasMore) : throw new InvalidOperationException());
}
