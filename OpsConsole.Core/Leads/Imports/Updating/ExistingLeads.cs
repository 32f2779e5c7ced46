namespace OpsConsole.Core.Leads.Imports.Updating;

/// <summary>What lines do to leads whose address is already here.</summary>
public enum ExistingLeads
{
    /// <summary>Nothing.</summary>
    Leave,

    /// <summary>They give facts that nobody knew.</summary>
    Fill,

    /// <summary>Their facts stand instead of the lead's.</summary>
    Take,
}
