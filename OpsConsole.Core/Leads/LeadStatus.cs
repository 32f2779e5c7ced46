namespace OpsConsole.Core.Leads;

/// <summary>The states a lead can be in; <see cref="Lead"/> says which moves there are.</summary>
public enum LeadStatus
{
    /// <summary>In review. An open question to the agent does not leave this state.</summary>
    Pending,

    /// <summary>On the marketplace, counting down.</summary>
    Approved,
    Rejected,

    /// <summary>Ran out unsold.</summary>
    Expired,
    Sold,
}
