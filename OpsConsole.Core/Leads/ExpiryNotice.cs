using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads;

/// <summary>People were told that this countdown of this lead ends soon. One row a lead and end: whoever inserts it tells, and a countdown that was moved may be told of again.</summary>
public sealed class ExpiryNotice : ITenantOwned
{
    public long LeadId { get; init; }

    public DateTime ExpiresAtUtc { get; init; }

    public long TenantId { get; init; }

    public DateTime AtUtc { get; init; }
}
