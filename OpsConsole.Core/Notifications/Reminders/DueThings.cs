using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Tasks;

namespace OpsConsole.Core.Notifications.Reminders;

/// <summary>What is due for one person on a day.</summary>
internal sealed record DueThings(DateOnly Day, IReadOnlyList<string> Tasks, int TaskCount, IReadOnlyList<string> Opportunities, int OpportunityCount, IReadOnlyList<string> Overdue, int OverdueCount)
{
    /// <summary>What is only overdue was reminded of on its day.</summary>
    public bool IsEmpty => TaskCount + OpportunityCount == 0;

    /// <summary>The values of <see cref="DueTodayMessage"/>.</summary>
    public IReadOnlyDictionary<string, string> Values => new Dictionary<string, string>
    {
        ["day"] = Day.ToString("dddd, MMMM d", CultureInfo.InvariantCulture),
        ["count"] = (TaskCount + OpportunityCount) is var count && count == 1 ? "1 thing" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} things"),
        ["first"] = Tasks.Concat(Opportunities).FirstOrDefault() ?? "",
        ["tasks"] = Lines(Tasks, TaskCount),
        ["opportunities"] = Lines(Opportunities, OpportunityCount),
        ["overdue"] = Lines(Overdue, OverdueCount),
    };

    private static string Lines(IReadOnlyList<string> lines, int count) =>
        string.Join('\n', [.. lines, .. count > lines.Count ? [string.Create(CultureInfo.InvariantCulture, $"And {count - lines.Count:N0} more.")] : Array.Empty<string>()]);
}

internal static class ReadingDueThings
{
    private const int MostLines = 20;
    private const int MostOverdue = 5;

    /// <summary>Of a few hundred people at once, in three queries.</summary>
    public static async Task<Dictionary<long, DueThings>> DueThingsAsync(this OpsDb db, IReadOnlyCollection<long> userIds, DateOnly day, CancellationToken ct)
    {
        var tasks = await db.Users.AsNoTracking().Where(user => userIds.Contains(user.Id)).Select(user => new
        {
            user.Id,
            Count = db.Tasks.Count(task => task.AssigneeUserId == user.Id && task.State == TaskState.Open && task.DueOn == day),
            Lines = db.Tasks.Where(task => task.AssigneeUserId == user.Id && task.State == TaskState.Open && task.DueOn == day).OrderBy(task => task.Id).Take(MostLines).Select(task => new
            {
                task.Title,
                Street = db.Leads.Where(lead => lead.Id == task.LeadId).Select(lead => lead.Street).FirstOrDefault(),
                Opportunity = db.Opportunities.Where(row => row.Id == task.OpportunityId).Select(row => row.Title).FirstOrDefault(),
            }).ToList(),
        }).ToDictionaryAsync(user => user.Id, ct);
        var overdue = await db.Users.AsNoTracking().Where(user => userIds.Contains(user.Id)).Select(user => new
        {
            user.Id,
            Count = db.Tasks.Count(task => task.AssigneeUserId == user.Id && task.State == TaskState.Open && task.DueOn < day),
            Lines = db.Tasks.Where(task => task.AssigneeUserId == user.Id && task.State == TaskState.Open && task.DueOn < day).OrderByDescending(task => task.DueOn).ThenBy(task => task.Id).Take(MostOverdue)
                .Select(task => new { task.Title, task.DueOn }).ToList(),
        }).ToDictionaryAsync(user => user.Id, ct);
        var closing = await db.Users.AsNoTracking().Where(user => userIds.Contains(user.Id)).Select(user => new
        {
            user.Id,
            Count = db.Opportunities.Count(row => row.OwnerUserId == user.Id && row.Stage != OpportunityStage.Closed && row.ExpectedCloseOn == day),
            Lines = db.Opportunities.Where(row => row.OwnerUserId == user.Id && row.Stage != OpportunityStage.Closed && row.ExpectedCloseOn == day).OrderBy(row => row.Id).Take(MostLines)
                .Select(row => new { row.Title, row.Stage, row.ValueCents }).ToList(),
        }).ToDictionaryAsync(user => user.Id, ct);
        return userIds.Where(tasks.ContainsKey).ToDictionary(id => id, id => new DueThings(
            day,
            [.. tasks[id].Lines.Select(task => (task.Street ?? task.Opportunity) is { } about ? $"{task.Title} ({about})" : task.Title)], tasks[id].Count,
            [.. closing[id].Lines.Select(row => $"{row.Title}: {row.Stage.ToString().ToLowerInvariant()}{(row.ValueCents is { } cents ? string.Create(CultureInfo.InvariantCulture, $", ${cents / 100:N0}") : "")}")], closing[id].Count,
            [.. overdue[id].Lines.Select(task => $"{task.Title} (due {task.DueOn!.Value.ToString("MMMM d", CultureInfo.InvariantCulture)})")], overdue[id].Count));
    }
}
