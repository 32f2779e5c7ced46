using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>Goes on with an import whose work was given up, behind the last line it saved.</summary>
public sealed class ResumeLeadImport(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The new work item's id.</returns>
    public async Task<Result<long>> RunAsync(long importId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Import) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        var import = await db.LeadImports.FirstOrDefaultAsync(row => row.Id == importId, ct);
        if (import is null)
            return new NotFound("This import");
        if (import is not { Status: LeadImportStatus.Queued or LeadImportStatus.Running, WorkItemId: { } given })
            return new ImportHasEnded(import.FileName);
        var status = await db.WorkItems.Where(item => item.Id == given).Select(item => (WorkStatus?)item.Status).FirstOrDefaultAsync(ct);
        if (status is not (WorkStatus.Dead or WorkStatus.Discarded or null))
            return new ImportIsAtWork(import.FileName);
        try
        {
            return await db.QueueImportAsync(import, actor, clock, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoChangedAsync(import, ct);
        }
    }
}
