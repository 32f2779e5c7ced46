namespace OpsConsole.Core.Leads.Intake;

/// <summary>What a person who submits a lead stands for. All four have to be so; files and programs cannot say.</summary>
[Flags]
public enum LeadChecklist
{
    None = 0,
    PropertyExists = 1,
    OwnerVerified = 2,
    MotivationConfirmed = 4,
    PhotosCurrent = 8,
}

public static class LeadChecklists
{
    public static IReadOnlyList<LeadChecklist> Items { get; } = [LeadChecklist.PropertyExists, LeadChecklist.OwnerVerified, LeadChecklist.MotivationConfirmed, LeadChecklist.PhotosCurrent];

    public static LeadChecklist All { get; } = Items.Aggregate((all, next) => all | next);

    public static string LabelOf(LeadChecklist item) => item switch
    {
        LeadChecklist.PropertyExists => "The property exists",
        LeadChecklist.OwnerVerified => "The owner's contact is verified",
        LeadChecklist.MotivationConfirmed => "The owner's motivation is confirmed",
        LeadChecklist.PhotosCurrent => "The photos are current",
        _ => item.ToString(),
    };

    /// <summary>Why an item does not stand; null when it does. Whether an agent's photos are what they say is asked by <see cref="SubmitLead"/>.</summary>
    public static string? WhyNot(LeadInput input, LeadChecklist item) => item switch
    {
        LeadChecklist.PropertyExists when !input.Checklist.HasFlag(item) => "Confirm that the property exists",
        LeadChecklist.OwnerVerified when !input.Checklist.HasFlag(item) => "Confirm that you reached the owner under this contact",
        LeadChecklist.MotivationConfirmed when !input.Checklist.HasFlag(item) => "Confirm that the owner said why they sell",
        LeadChecklist.PhotosCurrent when !input.Checklist.HasFlag(item) => "Confirm that the photos show the property as it is now",
        _ => null,
    };
}
