namespace OpsConsole.Core.Leads;

/// <summary>The activity that the product itself records of leads as it finds something out about them. It is nobody's work.</summary>
internal static class LeadFindings
{
    /// <summary>What makes a lead another one for somebody who was about to approve it.</summary>
    public static readonly string[] Doubts = ["lead.matched", "lead.fraud-flagged"];

    public static readonly string[] All = ["lead.verified", "lead.fraud-unflagged", .. Doubts];
}
