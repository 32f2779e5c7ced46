using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>Queues an uploaded file, with the columns and the name that the actor saw. Starting what is queued already changes nothing.</summary>
public sealed class StartLeadImport(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The queued work item's id.</returns>
    public async Task<Result<long>> RunAsync(LeadImportRef target, string source, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Import) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        var import = await db.LeadImports.FirstOrDefaultAsync(row => row.Id == target.Id, ct);
        if (import is null)
            return new NotFound("This import");
        if (import is { Status: LeadImportStatus.Queued or LeadImportStatus.Running, WorkItemId: { } present })
            return present;
        if (import.WhyNotCorrectable() is not null)
            return new ImportHasEnded(import.FileName);
        if (import.Version != target.Version)
            return await db.WhoChangedAsync(import, ct);

        if (import.Existing != ExistingLeads.Leave && actor.Lacks(LeadPermissions.Edit) is { } mayNotEdit)
            return mayNotEdit;
        var mapping = ColumnMapping.FromJson(import.Mapping);
        if (mapping.Error is { } unreadable)
            return unreadable;
        if (LeadImport.WhyNotReady(mapping.Value, source) is { } notReady)
            return notReady;
        if (import.Correct(mapping.Value, source) is { } wrong)
            return wrong;
        try
        {
            return await db.QueueImportAsync(import, actor, clock, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Clicked twice, or by two people: the other click did it.
            await using var again = dbs.Open(actor);
            return await again.LeadImports.Where(row => row.Id == target.Id).Select(row => row.WorkItemId).FirstOrDefaultAsync(ct) is { } first
                ? first
                : await again.WhoChangedAsync(import, ct);
        }
    }
}
