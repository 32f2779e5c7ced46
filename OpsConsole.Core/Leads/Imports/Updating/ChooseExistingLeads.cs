using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads.Imports.Checking;

namespace OpsConsole.Core.Leads.Imports.Updating;

/// <summary>Keeps, before the start, what lines are to do to leads that are already here. Who may not change a lead may not have a file do it.</summary>
public sealed class ChooseExistingLeads(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<LeadImportRef>> RunAsync(LeadImportRef target, ExistingLeads existing, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Import) is { } refusal)
            return refusal;
        if (existing != ExistingLeads.Leave && actor.Lacks(LeadPermissions.Edit) is { } mayNotEdit)
            return mayNotEdit;
        await using var db = dbs.Open(actor);
        if (await db.LeadImports.FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } import)
            return new NotFound("This import");
        if (import.WhyNotCorrectable() is { } tooLate)
            return tooLate;
        if (import.Version != target.Version)
            return await db.WhoChangedAsync(import, ct);
        if (import.Existing == existing)
            return target;
        import.Existing = existing;
        db.Record(actor, "lead-import.corrected", import, new { import.Existing });
        try
        {
            await db.InTransactionAsync(async () =>
            {
                await db.SaveChangesAsync(ct);
                if (await db.LeadImportChecks.AnyAsync(check => check.ImportId == import.Id, ct))
                    await db.QueueCheckAsync(import.Id, QueueingChecks.Breath, actor, clock, ct);
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await db.WhoChangedAsync(import, ct);
        }

        return new LeadImportRef(import.Id, import.Version);
    }
}
