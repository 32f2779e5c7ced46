using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Imports.Mending;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Imports;

public sealed partial class ImportLeads
{
    /// <summary>Imports the lines that were mended after the run. Each leaves the list in the transaction that makes its lead, so the list is the place.</summary>
    private async Task MendAsync(WorkRun run, ImportPlan plan, CancellationToken ct)
    {
        var mapping = ColumnMapping.FromJson(plan.Mapping);
        while (mapping.Succeeded && await MendedAsync(run, plan, ct) is { Count: > 0 } lines)
            await SaveAsync(run, plan, new ImportBatch([.. lines.Select(line =>
                plan.Overlay.Of(line, mapping.Value.Headers.Count) is { } mended ? LeadRow.Read(mended, mapping.Value, rules) : LeadRow.LeftOut(line.Line))]), ct);
        await EndAsync(run, plan, mapping.Error, ct);
    }

    private async Task<IReadOnlyList<LeadFileRow>> MendedAsync(WorkRun run, ImportPlan plan, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        var lines = await db.LeadImportLines.AsNoTracking().Where(row => row.ImportId == plan.ImportId && row.State == ImportLineState.Mended).OrderBy(row => row.Line).Take(BatchRows).ToListAsync(ct);
        return lines.ConvertAll(line => line.Read());
    }

    /// <summary>What is imported is done; a line that turned out to be wrong after all goes back to be mended.</summary>
    private static async Task SettleMendedAsync(OpsDb db, ImportPlan plan, ImportBatch batch, CancellationToken ct)
    {
        var (lines, refused) = (batch.Lines.ToArray(), batch.RefusedLines.ToArray());
        await db.LeadImportLines.Where(row => row.ImportId == plan.ImportId && lines.Contains(row.Line) && !refused.Contains(row.Line)).ExecuteDeleteAsync(ct);
        await db.LeadImportLines.Where(row => row.ImportId == plan.ImportId && refused.Contains(row.Line)).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ImportLineState.Wrong), ct);
    }

    /// <summary>Keeps the lines that failed where people can mend them; beyond the bound there is the file of them.</summary>
    private static async Task KeepForMendingAsync(OpsDb db, ImportPlan plan, ImportBatch batch, CancellationToken ct)
    {
        if (batch.RefusedCount == 0)
            return;
        var room = LeadImportLine.Most - await db.LeadImportLines.CountAsync(row => row.ImportId == plan.ImportId, ct);
        db.LeadImportLines.AddRange(batch.RefusedLines.Take(Math.Max(0, room))
            .Select(line => new LeadImportLine { ImportId = plan.ImportId, Line = line, Cells = LeadImportLine.Write(batch.Raw[line].Cells) }));
    }
}
