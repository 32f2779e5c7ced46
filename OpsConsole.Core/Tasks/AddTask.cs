using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Users;

namespace OpsConsole.Core.Tasks;

/// <param name="DueOn">A day on the calendar; null for any time.</param>
/// <param name="AssigneeUserId">Null for whoever comes first.</param>
/// <param name="LeadId">The lead it is about, if any.</param>
/// <param name="OpportunityId">The opportunity it is about, if any; not both.</param>
public sealed record NewTask(string Title, DateOnly? DueOn = null, long? AssigneeUserId = null, long? LeadId = null, long? OpportunityId = null);

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
        if (input is { LeadId: not null, OpportunityId: not null })
            return new TaskIsAboutOneThing();
        await using var db = dbs.Open(actor);
        if (input.OpportunityId is { } opportunityId && !await db.Opportunities.AnyAsync(row => row.Id == opportunityId, ct))
            return new NotFound($"Opportunity {opportunityId}");
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
            OpportunityId = input.OpportunityId,
            CreatedByUserId = actor.UserId,
            CreatedByName = actor.Name,
            CreatedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.Tasks.Add(task);
        db.Record(actor, "task.added", task, new { task.Title, task.LeadId, task.OpportunityId, task.DueOn });
        if (person is not null && task.Assign(person.UserId, person.Name) is null)
            db.Record(actor, "task.assigned", task, new { To = person.UserId, ToName = person.Name, task.Title, task.LeadId, task.OpportunityId });
        db.SignalSubjectOf(task);
        await db.SaveChangesAsync(ct);
        return new TaskRef(task.Id, task.Version);
    }
}
