namespace OpsConsole.Core.Leads.Intake;

/// <summary>How much the owner wants to sell, as the agent heard it.</summary>
public enum Motivation
{
    Unknown,
    Low,
    Medium,
    High,
    Urgent,
}
