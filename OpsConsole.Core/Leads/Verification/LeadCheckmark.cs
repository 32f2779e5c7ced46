using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>One item of the checklist that somebody stood for, who and when.</summary>
public sealed class LeadCheckmark : ITenantOwned
{
    public long LeadId { get; init; }

    /// <summary>One single item.</summary>
    public LeadChecklist Item { get; init; }

    public long TenantId { get; init; }

    public long? ByUserId { get; init; }

    public required string ByName { get; init; }

    public DateTime AtUtc { get; init; }
}
