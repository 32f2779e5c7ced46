using OpsConsole.Core.Work;

namespace OpsConsole.Core.Bulk;

internal static class QueueingBulk
{
    /// <summary>As for imports: an hour of trouble with the database is sat out.</summary>
    private const int Attempts = 6;

    /// <summary>Somebody waits and watches: before imports, which take longer.</summary>
    private const int Priority = WorkItem.UsualPriority / 2;

    /// <summary>Saves the action together with the work that runs it. Within the caller's transaction.</summary>
    public static async Task QueueBulkAsync(this OpsDb db, BulkAction action, string workName, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var item = WorkQueue.Enqueue(db, workName, new BulkRef(action.Id), actor, clock, Priority, maxAttempts: Attempts);
        await db.SaveChangesAsync(ct);
        action.Queue(item.Id);
        await db.SaveChangesAsync(ct);
    }
}
