namespace OpsConsole.Core.Tasks;

/// <summary>Says that a task is done; who comes second is told who was first.</summary>
public sealed class CompleteTask(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<TaskRef>> RunAsync(TaskRef target, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(TaskPermissions.Change) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        return await db.ChangeTaskAsync(target, actor, "task.completed", task => task.Complete(actor, clock.GetUtcNow().UtcDateTime),
            task => new { task.Title, task.LeadId, task.OpportunityId }, ct);
    }
}
