using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Leads;

/// <summary>
/// How many leads stand in a state and what they ask for together. Kept by <see cref="LeadTallying"/> in the transaction that changes a
/// lead, so that the board's true counts cost the same at a million leads as at ten.
/// </summary>
public sealed class LeadTally : ITenantOwned
{
    public long TenantId { get; init; }

    public LeadStatus Status { get; init; }

    public long Count { get; init; }

    public long AskingCents { get; init; }
}
