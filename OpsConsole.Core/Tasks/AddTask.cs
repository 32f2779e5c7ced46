using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Tasks;

/// <param name="DueOn">A day on the calendar; null for any time.</param>
/// <param name="AssigneeUserId">Null for whoever comes first.</param>
/// <param name="LeadId">The lead it is about, if any.</param>
public sealed record NewTask(string Title, DateOnly? DueOn = null, long? AssigneeUserId = null, long? LeadId = null);

/// <summary>Adds something to be done, for oneself, for somebody else or for whoever comes first.</summary>
public sealed class AddTask(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<TaskRef>> RunAsync(NewTask input, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(TaskPermissions.Change) is { } refusal)
            return refusal;
        var title = input.Title.Trim();
        if (title.Length == 0)
            return new TaskNeedsATitle();
        if (title.Length > TaskItem.TitleLength)
            return new TaskTitleIsTooLong();
        await using var db = dbs.Open(actor);
        if (input.LeadId is { } leadId && !await db.Leads.AnyAsync(lead => lead.Id == leadId, ct))
            return new NotFound($"Lead {leadId}");
        var person = input.AssigneeUserId is { } id ? await db.PersonWhoMayAsync(id, TaskPermissions.View, ct) : null;
        if (input.AssigneeUserId is not null && person is null)
            return new MayNotSeeTasks();
        var task = new TaskItem
        {
            Title = title,
            DueOn = input.DueOn,
            LeadId = input.LeadId,
            CreatedByUserId = actor.UserId,
            CreatedByName = actor.Name,
            CreatedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.Tasks.Add(task);
        db.Record(actor, "task.added", task, new { task.Title, task.LeadId, task.DueOn });
        if (person is not null && task.Assign(person.UserId, person.Name) is null)
            db.Record(actor, "task.assigned", task, new { To = person.UserId, ToName = person.Name, task.Title, task.LeadId });
        db.SignalLeadOf(task);
        await db.SaveChangesAsync(ct);
        return new TaskRef(task.Id, task.Version);
    }
}
