using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Users;

internal static class SomeLetters
{
    /// <summary>Runs all queued work of these kinds, or of any, in its order, as the queue does, and takes it off.</summary>
    public static async Task RunLettersAsync(this TestOps ops, params string[] kinds)
    {
        await using var db = ops.Open();
        foreach (var item in await db.WorkItems.Where(item => item.Status == WorkStatus.Waiting).OrderBy(item => item.Id).ToListAsync())
        {
            if (kinds.Length > 0 && !kinds.Contains(item.Kind))
                continue;
            await ops.Get<IEnumerable<IWorkHandler>>().Single(handler => handler.Kind == item.Kind)
                .RunAsync(new WorkRun(item.Id, item.TenantId, item.Payload, "lease", 1, ops.Time), CancellationToken.None);
            db.WorkItems.Remove(item);
        }

        await db.SaveChangesAsync();
    }
}
