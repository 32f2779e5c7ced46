using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Imports.Checking;

/// <summary>A check as people see it: at work, done, or given up with the reason.</summary>
public sealed record LeadImportCheckView(long WorkItemId, bool IsDone, string? Trouble, int RowsDone, int Ready, int Here, int Wrong, int LeftOut, int Updates)
{
    internal static LeadImportCheckView Of(LeadImportCheck check, WorkItem? work)
    {
        var isGivenUp = check.FinishedAtUtc is null && work?.Status is WorkStatus.Dead or WorkStatus.Discarded or WorkStatus.Done or null;
        return new(
            check.WorkItemId, check.FinishedAtUtc is not null, isGivenUp ? work?.Error ?? "It was stopped." : null,
            check.RowsDone, check.Ready, check.Here, check.Wrong, check.LeftOut, check.Updates);
    }
}
