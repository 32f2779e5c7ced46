using OpsConsole.Core.Users;

namespace OpsConsole.Core.Tasks;

/// <summary>Gives an open task to somebody who may see tasks, or with null to whoever comes first.</summary>
public sealed class AssignTask(OpsDbs dbs)
{
    public async Task<Result<TaskRef>> RunAsync(TaskRef target, long? toUserId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(TaskPermissions.Change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        var person = toUserId is { } id ? await db.PersonWhoMayAsync(id, TaskPermissions.View, ct) : null;
        if (toUserId is not null && person is null)
            return new MayNotSeeTasks();
        return await db.ChangeTaskAsync(target, actor, "task.assigned", task => task.Assign(person?.UserId, person?.Name),
            task => new { To = person?.UserId, ToName = person?.Name, task.Title, task.LeadId, task.OpportunityId }, ct);
    }
}
