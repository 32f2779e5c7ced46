namespace OpsConsole.Core.Tasks;

/// <summary>Opens a task again that was completed too early.</summary>
public sealed class ReopenTask(OpsDbs dbs)
{
    public async Task<Result<TaskRef>> RunAsync(TaskRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(TaskPermissions.Change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return await db.ChangeTaskAsync(target, actor, "task.reopened", task => task.Reopen(), task => new { task.Title, task.LeadId, task.OpportunityId }, ct);
    }
}
