using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Users.Erasing;

internal static class ErasureObstacles
{
    /// <summary>What is in work by or with the person, in words; somebody else must take it over or end it first.</summary>
    public static async Task<IReadOnlyList<string>> InWorkAsync(this OpsDb db, long userId, CancellationToken ct)
    {
        var found = new List<string>();
        Say(await db.Leads.CountAsync(lead => lead.AssigneeUserId == userId && lead.Status == LeadStatus.Pending, ct), "lead in review that they look after", "leads in review that they look after");
        Say(await db.Leads.CountAsync(lead => lead.SubmittedByUserId == userId && lead.ImportId == null && (lead.Status == LeadStatus.Pending || lead.Status == LeadStatus.Approved), ct), "lead of theirs in review or for sale", "leads of theirs in review or for sale");
        Say(await db.Opportunities.CountAsync(row => row.OwnerUserId == userId && row.Outcome == null, ct), "open opportunity of theirs", "open opportunities of theirs");
        Say(await db.Tasks.CountAsync(task => task.AssigneeUserId == userId && task.State == TaskState.Open, ct), "open task of theirs", "open tasks of theirs");
        Say(await db.LeadHandovers.CountAsync(row => row.PartnerUserId == userId && row.State == HandoverState.Offered, ct), "offer that waits for their answer", "offers that wait for their answer");
        Say(await db.WorkItems.CountAsync(item => item.CreatedByUserId == userId && (item.Status == WorkStatus.Waiting || item.Status == WorkStatus.Running), ct), "queued work that they started", "pieces of queued work that they started");
        return found;

        void Say(int count, string one, string several)
        {
            if (count > 0)
                found.Add(count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {several}"));
        }
    }

    /// <summary>Those whose words are going: who opened such an account would leave traces behind the steps that are done.</summary>
    public static async Task<IReadOnlySet<long>> BeingErasedAsync(this OpsDb db, long[] userIds, CancellationToken ct) =>
        await db.Erasures.Where(row => row.FinishedAtUtc == null && userIds.Contains(row.UserId)).Select(row => row.UserId).ToHashSetAsync(ct);
}
