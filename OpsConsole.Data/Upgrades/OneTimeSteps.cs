using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Upgrades;

namespace OpsConsole.Data.Upgrades;

internal static class OneTimeSteps
{
    /// <summary>Takes a step of the whole database that has not been taken to its end yet. It must bear being taken again, or by two nodes at once.</summary>
    public static async Task TakeOnceAsync(this OpsDbs dbs, string name, Func<CancellationToken, Task> step, CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        if (await IsDoneAsync(db, name, ct))
            return;
        await step(ct);
        try
        {
            db.MarkDone(name);
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await IsDoneAsync(db, name, ct))
                throw;
        }
    }

    private static Task<bool> IsDoneAsync(OpsDb db, string name, CancellationToken ct) =>
        db.DoneSteps.AnyAsync(step => step.Of == DoneStep.Everybody && step.Name == name, ct);
}
