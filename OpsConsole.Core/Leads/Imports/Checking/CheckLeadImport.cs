using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Imports.Checking;

/// <summary>Queues a check of the whole file as its columns are now. Nobody has to wait for it: who starts without may.</summary>
public sealed class CheckLeadImport(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>The queued work item's id.</returns>
    public async Task<Result<long>> RunAsync(long importId, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Import) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        if (await db.LeadImports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == importId, ct) is not { } import)
            return new NotFound("This import");
        if (import.WhyNotCorrectable() is { } tooLate)
            return tooLate;
        var queued = 0L;
        await db.InTransactionAsync(async () => queued = await db.QueueCheckAsync(importId, TimeSpan.Zero, actor, clock, ct), ct);
        return queued;
    }
}
