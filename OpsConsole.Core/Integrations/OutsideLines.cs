using System.Collections.Concurrent;

namespace OpsConsole.Core.Integrations;

/// <summary>The lines of this node: one for each tenant, system and address, at most twice as many as there are tenants times systems.</summary>
public sealed class OutsideLines(OutsidePace pace)
{
    private readonly ConcurrentDictionary<(long TenantId, string System, Uri Home), OutsideLine> lines = new();

    public OutsideLine Of(long tenantId, OutsideSystem system, OutsideAccess access) => lines.GetOrAdd((tenantId, system.Name, access.Home), _ => new OutsideLine(pace));
}
