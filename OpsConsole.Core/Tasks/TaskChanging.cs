using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Live;
using OpsConsole.Core.Opportunities;

namespace OpsConsole.Core.Tasks;

/// <summary>How every change of one task runs: load, compare the version, let the entity decide, record, save once, and name who was first.</summary>
internal static class TaskChanging
{
    public static async Task<Result<TaskRef>> ChangeTaskAsync(
        this OpsDb db, TaskRef target, Actor actor, string action, Func<TaskItem, Error?> change, Func<TaskItem, object> particulars, CancellationToken ct)
    {
        if (await db.Tasks.FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } task)
            return new NotFound("The task");
        if (task.Version != target.Version)
            return await db.WhoChangedAsync(task, ct);
        if (change(task) is { } refusal)
            return refusal;
        db.Record(actor, action, task, particulars(task));
        db.SignalSubjectOf(task);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoChangedAsync(task, ct);
        }

        return new TaskRef(task.Id, task.Version);
    }

    /// <summary>Whoever looks at the lead or the opportunity sees its tasks.</summary>
    public static void SignalSubjectOf(this OpsDb db, TaskItem task)
    {
        if (task.LeadId is { } leadId)
            db.Signal(Topic.One(db.TenantId, "lead", leadId), leadId);
        if (task.OpportunityId is { } opportunityId)
            db.Signal(Topic.One(db.TenantId, Opportunity.Subject, opportunityId), opportunityId);
    }
}
