using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Leads.Imports.Mending;

/// <summary>Queues an import that has ended once more, for the lines that were mended since.</summary>
public sealed class ImportMendedLines(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The queued work item's id.</returns>
    public async Task<Result<long>> RunAsync(long importId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Import) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        var import = await db.LeadImports.FirstOrDefaultAsync(row => row.Id == importId, ct);
        if (import is null)
            return new NotFound("This import");
        if (!await db.LeadImportLines.AnyAsync(row => row.ImportId == importId && row.State == ImportLineState.Mended, ct))
            return new NothingIsMended();
        if (import.BeginMending() is { } tooLate)
            return tooLate;
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
