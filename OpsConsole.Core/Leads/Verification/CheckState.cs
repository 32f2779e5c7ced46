namespace OpsConsole.Core.Leads.Verification;

/// <summary>Whether a service vouches for a lead's phone or address as it stands now.</summary>
public enum CheckState
{
    /// <summary>Nobody was asked, nobody answered, or it was changed since.</summary>
    NotYet,
    Yes,
    No,
}
