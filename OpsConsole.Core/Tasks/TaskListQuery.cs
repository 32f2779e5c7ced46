using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Tasks;

public sealed record TaskLine(
    long Id, long Version, string Title, DateOnly? DueOn, TaskState State, long? AssigneeUserId, string? AssigneeName,
    long? LeadId, string? LeadStreet, long? OpportunityId, string? OpportunityTitle, string CreatedByName, DateTime CreatedAtUtc, DateTime? CompletedAtUtc, string? CompletedByName);

/// <summary>Which tasks: those of one person, those nobody has, or all.</summary>
public enum TaskScope
{
    Mine,
    Unassigned,
    All,
}

/// <summary>One list of tasks. For <see cref="TaskScope.Mine"/> <paramref name="UserId"/> says whose.</summary>
public sealed record TaskListKey(long TenantId, TaskScope Scope, TaskState State, long? UserId);

/// <summary>Open tasks by day, those without one last; done ones by when, the latest first. Callers check <see cref="TaskPermissions.View"/>.</summary>
public sealed class TaskListQuery(OpsDbs dbs)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<TaskLine>> LoadAsync(TaskListKey key, CancellationToken ct)
    {
        await using var db = dbs.Open(key.TenantId);
        var tasks = db.Tasks.AsNoTracking().Where(task => task.State == key.State);
        if (key.Scope == TaskScope.Mine)
            tasks = tasks.Where(task => task.AssigneeUserId == key.UserId);
        else if (key.Scope == TaskScope.Unassigned)
            tasks = tasks.Where(task => task.AssigneeUserId == null);
        tasks = key.State == TaskState.Open
            ? tasks.OrderBy(task => task.DueOn == null).ThenBy(task => task.DueOn).ThenBy(task => task.Id)
            : tasks.OrderByDescending(task => task.CompletedAtUtc).ThenByDescending(task => task.Id);
        return await LinesAsync(db, tasks.Take(Most), ct);
    }

    /// <summary>Everything about one lead, open ones first.</summary>
    public Task<IReadOnlyList<TaskLine>> OfLeadAsync(long tenantId, long leadId, CancellationToken ct) => AboutAsync(tenantId, task => task.LeadId == leadId, ct);

    /// <summary>Everything about one opportunity, open ones first.</summary>
    public Task<IReadOnlyList<TaskLine>> OfOpportunityAsync(long tenantId, long opportunityId, CancellationToken ct) =>
        AboutAsync(tenantId, task => task.OpportunityId == opportunityId, ct);

    private async Task<IReadOnlyList<TaskLine>> AboutAsync(long tenantId, Expression<Func<TaskItem, bool>> subject, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await LinesAsync(db, db.Tasks.AsNoTracking().Where(subject)
            .OrderBy(task => task.State == TaskState.Done).ThenBy(task => task.DueOn == null).ThenBy(task => task.DueOn).ThenBy(task => task.Id).Take(Most), ct);
    }

    private static async Task<IReadOnlyList<TaskLine>> LinesAsync(OpsDb db, IQueryable<TaskItem> tasks, CancellationToken ct) => await tasks
        .Select(task => new TaskLine(
            task.Id, task.Version, task.Title, task.DueOn, task.State, task.AssigneeUserId, task.AssigneeName,
            task.LeadId, db.Leads.Where(lead => lead.Id == task.LeadId).Select(lead => lead.Street).FirstOrDefault(),
            task.OpportunityId, db.Opportunities.Where(row => row.Id == task.OpportunityId).Select(row => row.Title).FirstOrDefault(),
            task.CreatedByName, task.CreatedAtUtc, task.CompletedAtUtc, task.CompletedByName))
        .ToListAsync(ct);
}
