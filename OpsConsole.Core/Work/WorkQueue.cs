using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;

namespace OpsConsole.Core.Work;

/// <summary>Where rooms put work that nobody should have to wait for.</summary>
public static class WorkQueue
{
    /// <summary>Told when work was added on this node, so that its runner need not wait for its next look. The ids are tenants.</summary>
    public static readonly Topic Added = new(0, "work");

    /// <summary>
    /// Adds an item to the caller's context: it is saved with the change that asks for it, or not at all. Its id is known after the save.
    /// </summary>
    /// <param name="kind">The <see cref="IWorkHandler.Kind"/> of who runs it.</param>
    /// <param name="payload">A small object that becomes the handler's JSON; ids, never secrets or whole entities.</param>
    /// <param name="priority">Smaller runs first within a tenant.</param>
    /// <param name="delay">Not before this much time has passed.</param>
    public static WorkItem Enqueue(
        OpsDb db, string kind, object payload, Actor actor, TimeProvider clock,
        int priority = WorkItem.UsualPriority, TimeSpan delay = default, int maxAttempts = WorkItem.UsualAttempts)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var item = new WorkItem
        {
            TenantId = db.TenantId != 0 ? db.TenantId : actor.TenantId,
            Kind = kind,
            Payload = WorkPayload.Write(payload),
            Priority = priority,
            RunAfterUtc = now + delay,
            MaxAttempts = maxAttempts,
            CreatedByUserId = actor.UserId,
            CreatedByName = actor.Name,
            CreatedAtUtc = now,
            UpdatedAtUtc = now,
        };
        db.WorkItems.Add(item);
        db.Signal(Added, item.TenantId);
        db.Signal(Topic.Room(item.TenantId, WorkItem.Subject), item.TenantId);
        if (item.CreatedByUserId is { } userId)
            db.Signal(Topic.One(item.TenantId, WorkItem.OfUser, userId), userId);
        return item;
    }

    internal static Task<WorkStatus> StatusOfWorkAsync(this OpsDb db, long itemId, CancellationToken ct) =>
        db.WorkItems.Where(item => item.Id == itemId).Select(item => item.Status).FirstAsync(ct);
}
