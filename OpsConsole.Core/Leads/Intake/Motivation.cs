namespace OpsConsole.Core.Leads.Intake;

/// <summary>How much the owner wants to sell.</summary>
public enum Motivation
{
    Unknown,
    Low,
    Medium,
    High,
    Urgent,
}
