using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads.Imports.Checking;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>Keeps what somebody corrects before the start, column by column, so that a reload or a colleague finds it.</summary>
public sealed class CorrectImportMapping(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<LeadImportRef>> RunAsync(LeadImportRef target, ColumnMapping mapping, string source, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Import) is { } refusal)
            return refusal;
        await using var db = dbs.Open(actor);
        var import = await db.LeadImports.FirstOrDefaultAsync(row => row.Id == target.Id, ct);
        if (import is null)
            return new NotFound("This import");
        if (import.WhyNotCorrectable() is { } tooLate)
            return tooLate;
        if (import.Version != target.Version)
            return await db.WhoChangedAsync(import, ct);
        var before = ColumnMapping.FromJson(import.Mapping);
        if (before.Succeeded && !before.Value.Headers.SequenceEqual(mapping.Headers))
            return new MappingIsForAnotherFile();
        var mappingIsOther = import.Mapping != mapping.ToJson();
        if (import.Correct(mapping, source) is { } wrong)
            return wrong;

        db.Record(actor, "lead-import.corrected", import);
        try
        {
            await db.InTransactionAsync(async () =>
            {
                await db.SaveChangesAsync(ct);
                // Whoever had the file checked sees what the other columns come to.
                if (mappingIsOther && await db.LeadImportChecks.AnyAsync(check => check.ImportId == import.Id, ct))
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
