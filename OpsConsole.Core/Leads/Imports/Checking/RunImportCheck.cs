using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;
using OpsConsole.Core.Leads.Imports.Mending;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Live;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Imports.Checking;

public sealed record ImportCheckWork(long ImportId);

/// <summary>
/// Reads an uploaded file to its end as an import would and writes down what would come of it; no lead is made. Killed, it starts anew: that
/// takes seconds, and nothing of it is lasting.
/// </summary>
public sealed class RunImportCheck(OpsDbs dbs, TimeProvider clock) : IWorkHandler
{
    public const string Name = "leads.import.check";

    private const int BatchRows = 500;

    private readonly LeadInputRules rules = new(clock);

    public string Kind => Name;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var importId = run.PayloadAs<ImportCheckWork>().ImportId;
        if (await BeginAsync(run, importId, ct) is not { } plan)
            return;
        var opened = await LeadFile.OpenAsync(await StoredFileStream.OpenAsync(dbs, run.TenantId, plan.FileId, ct), ct);
        if (opened.Error is { } unreadable)
            throw new WorkIsHopeless(unreadable.Message);
        await using var file = opened.Value;
        var mapping = ColumnMapping.FromJson(plan.Mapping, file.Headers);
        if (mapping.Error is { } wrong)
            throw new WorkIsHopeless(wrong.Message);

        var batch = new CheckedBatch(plan.Keys);
        try
        {
            await foreach (var row in file.RowsAsync(ct: ct))
            {
                batch.Add(row, plan.Overlay.Of(row, mapping.Value.Headers.Count) is { } mended ? LeadRow.Read(mended, mapping.Value, rules) : null);
                if (batch.Count == BatchRows && !await SaveAsync(run, plan, batch, isLast: false, ct))
                    return;
            }
        }
        catch (LeadFileBrokenException broken)
        {
            throw new WorkIsHopeless(broken.Error.Message);
        }

        await SaveAsync(run, plan, batch, isLast: true, ct);
    }

    /// <summary>Null when a later check takes this one's place, or the import has started.</summary>
    private async Task<CheckPlan?> BeginAsync(WorkRun run, long importId, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        CheckPlan? plan = null;
        await db.InTransactionAsync(async () =>
        {
            var import = await db.LeadImports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == importId, ct) ?? throw new WorkIsHopeless($"There is no import {importId}.");
            if (import.WhyNotCorrectable() is not null || await OwnAsync(db, run, importId, ct) is not { } check)
                return;
            check.Restart();
            await db.SweepFindingsAsync(importId, ct);
            await db.SaveChangesAsync(ct);
            plan = new CheckPlan(importId, import.FileId, import.Mapping, import.Rows, import.Existing, await ImportOverlay.LoadAsync(db, importId, null, ct), []);
        }, ct);
        return plan;
    }

    /// <returns>False when a later check has taken this one's place.</returns>
    private async Task<bool> SaveAsync(WorkRun run, CheckPlan plan, CheckedBatch batch, bool isLast, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        var isOwn = false;
        await db.InTransactionAsync(async () =>
        {
            if (await OwnAsync(db, run, plan.ImportId, ct) is not { } check)
                return;
            isOwn = true;
            var keys = batch.Keys;
            var listed = await db.Leads.Where(lead => lead.DuplicateOfLeadId == null && keys.Contains(lead.AddressKey)).Select(lead => lead.AddressKey).ToHashSetAsync(ct);
            var updates = plan.Existing == ExistingLeads.Leave || listed.Count == 0 ? 0 : await UpdatesAsync(db, plan, batch, ct);
            var room = LeadImportLine.Most - check.Wrong;
            foreach (var (raw, row) in batch.Wrong.Take(Math.Max(0, room)))
            {
                db.LeadImportLines.Add(new LeadImportLine { ImportId = plan.ImportId, Line = raw.Line, Cells = LeadImportLine.Write(raw.Cells) });
                db.LeadImportProblems.AddRange(ImportBatch.Problems(plan.ImportId, row));
            }

            check.Advance(batch.NewTo(listed), updates, batch.HereBy(listed) - updates, batch.Wrong.Count, batch.LeftOut);
            if (isLast)
                check.Finish(clock.GetUtcNow().UtcDateTime);
            foreach (var signal in LiveSignal.Of(run.TenantId, LeadImport.Subject, plan.ImportId))
                db.Signal(signal.Topic, plan.ImportId);
            await db.SaveChangesAsync(ct);
            await run.CheckpointAsync(db, check.RowsDone, plan.Rows, null, ct);
        }, ct);
        batch.Clear();
        return isOwn;
    }

    private async Task<int> UpdatesAsync(OpsDb db, CheckPlan plan, CheckedBatch batch, CancellationToken ct)
    {
        var leads = await db.ListedAtAsync(batch.Keys, ct);
        return batch.Fresh.Count(entry => leads.TryGetValue(entry.Key, out var lead)
            && LeadUpdate.Plan(lead, entry.Row, plan.Existing, _ => null, rules) is { Succeeded: true, Value.Changes.Count: > 0 });
    }

    private static Task<LeadImportCheck?> OwnAsync(OpsDb db, WorkRun run, long importId, CancellationToken ct) =>
        db.LeadImportChecks.FirstOrDefaultAsync(row => row.ImportId == importId && row.WorkItemId == run.ItemId, ct);

    /// <param name="Keys">The addresses seen so far, as hashes: eight bytes a line, and two that are the same by chance only miscount by one.</param>
    private sealed record CheckPlan(long ImportId, long FileId, string Mapping, int Rows, ExistingLeads Existing, ImportOverlay Overlay, HashSet<ulong> Keys);
}
