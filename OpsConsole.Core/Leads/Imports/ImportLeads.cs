using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Files;
using OpsConsole.Core.Leads.Imports.Mending;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Users;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Imports;

public sealed record ImportLeadsWork(long ImportId);

/// <summary>
/// Runs a queued import: reads the file from behind the last line that is saved, and saves leads, problems, counts and place together,
/// a batch at a time. Killed at any moment it goes on where the last commit left it, and no row is there twice or missing.
/// </summary>
public sealed partial class ImportLeads(OpsDbs dbs, AccessDirectory access, TimeProvider clock) : IWorkHandler
{
    public const string Name = "leads.import";

    /// <summary>Large enough that commits cost little, small enough that other writers wait a fraction of a second for one.</summary>
    public const int BatchRows = 200;

    private readonly LeadInputRules rules = new(clock);

    public string Kind => Name;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        if (await BeginAsync(run, ct) is not { } plan)
            return;
        if (plan.IsMending)
        {
            await MendAsync(run, plan, ct);
            return;
        }

        var opened = await LeadFile.OpenAsync(await StoredFileStream.OpenAsync(dbs, run.TenantId, plan.FileId, ct), ct);
        if (opened.Error is { } unreadable)
        {
            await EndAsync(run, plan, unreadable, ct);
            return;
        }

        await using var file = opened.Value;
        var mapping = ColumnMapping.FromJson(plan.Mapping, file.Headers);
        await EndAsync(run, plan, mapping.Error ?? await ReadAsync(run, plan, file, mapping.Value, ct), ct);
    }

    /// <summary>Null when an earlier run ended the import and only died before it could say so.</summary>
    private async Task<ImportPlan?> BeginAsync(WorkRun run, CancellationToken ct)
    {
        var importId = run.PayloadAs<ImportLeadsWork>().ImportId;
        await using var db = dbs.Open(run.TenantId);
        var import = await db.LeadImports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == importId, ct)
            ?? throw new WorkIsHopeless($"There is no import {importId}.");
        if (import.WorkItemId != run.ItemId)
            throw new WorkIsHopeless($"The import of {import.FileName} was queued again and is run by work item {import.WorkItemId}.");
        if (!import.IsRunBy(run.ItemId))
            return null;
        var by = await db.WorkItems.Where(item => item.Id == run.ItemId).Select(item => new { item.CreatedByUserId, item.CreatedByName }).FirstAsync(ct);
        var actor = Actor.Nobody with { TenantId = run.TenantId, UserId = by.CreatedByUserId, Name = by.CreatedByName };
        return new ImportPlan(import.Id, import.FileId, import.FileName, import.Source, import.Mapping, import.LinesDone, import.IsMending, await ImportOverlay.LoadAsync(db, importId, null, ct),
            await UpdatesAsync(db, import, actor, ct), actor);
    }

    /// <summary>Null when leads that are already here are left as they are.</summary>
    private async Task<ImportUpdates?> UpdatesAsync(OpsDb db, LeadImport import, Actor by, CancellationToken ct)
    {
        if (import.Existing == ExistingLeads.Leave)
            return null;
        // The first start, also for what was mended since: the file is as old as that.
        var started = await db.Activity.Where(entry => entry.SubjectKind == LeadImport.Subject && entry.SubjectId == import.Id && entry.Action == "lead-import.started")
            .OrderBy(entry => entry.Id).Select(entry => entry.Id).FirstOrDefaultAsync(ct);
        return new ImportUpdates(import.Id, import.Existing, started, by, rules);
    }

    /// <returns>Why the file cannot be read to its end; null when it was.</returns>
    private async Task<Error?> ReadAsync(WorkRun run, ImportPlan plan, LeadFile file, ColumnMapping mapping, CancellationToken ct)
    {
        try
        {
            // Reading and checking takes as long as saving does.
            await foreach (var batch in BatchesAsync(plan, file, mapping, ct).AheadAsync(ct))
                await SaveAsync(run, plan, batch, ct);
            return null;
        }
        catch (LeadFileBrokenException broken)
        {
            return broken.Error;
        }
    }

    /// <exception cref="LeadFileBrokenException">Behind the last batch that could be read.</exception>
    private async IAsyncEnumerable<ImportBatch> BatchesAsync(ImportPlan plan, LeadFile file, ColumnMapping mapping, [EnumeratorCancellation] CancellationToken ct)
    {
        var (batch, raw) = (new List<LeadRow>(BatchRows), new Dictionary<int, LeadFileRow>());
        LeadFileBrokenException? broken = null;
        await using var rows = file.RowsAsync(plan.LinesDone, ct).GetAsyncEnumerator(ct);
        while (await NextAsync())
        {
            var row = rows.Current;
            var lead = plan.Overlay.Of(row, mapping.Headers.Count) is { } mended ? LeadRow.Read(mended, mapping, rules) : LeadRow.LeftOut(row.Line);
            batch.Add(lead);
            if (lead.Problems.Count > 0)
                raw[row.Line] = row;
            if (batch.Count < BatchRows)
                continue;
            yield return new ImportBatch(batch) { Raw = raw };
            (batch, raw) = (new List<LeadRow>(BatchRows), []);
        }

        if (batch.Count > 0)
            yield return new ImportBatch(batch) { Raw = raw };
        if (broken is not null)
            ExceptionDispatchInfo.Throw(broken);

        async ValueTask<bool> NextAsync()
        {
            try
            {
                return await rows.MoveNextAsync();
            }
            catch (LeadFileBrokenException failure)
            {
                broken = failure;
                return false;
            }
        }
    }

    private async Task EndAsync(WorkRun run, ImportPlan plan, Error? broken, CancellationToken ct)
    {
        await using var db = dbs.Open(run.TenantId);
        await db.InTransactionAsync(async () =>
        {
            var import = await OwnAsync(db, run, plan, ct);
            var now = clock.GetUtcNow().UtcDateTime;
            if (broken is null)
                import.Finish(now);
            else
                import.Break(broken, now);
            db.Record(plan.By, broken is null ? "lead-import.finished" : "lead-import.failed", import,
                new { import.FileName, import.Added, Updated = UpdatedOf(import), import.Duplicates, import.Failed, import.Error });
            await db.SaveChangesAsync(ct);
            await run.CheckpointAsync(db, import.RowsDone, import.Rows, Counts(import), ct);
        }, ct);
    }

    private static async Task<LeadImport> OwnAsync(OpsDb db, WorkRun run, ImportPlan plan, CancellationToken ct)
    {
        var import = await db.LeadImports.FirstAsync(row => row.Id == plan.ImportId, ct);
        return import.IsRunBy(run.ItemId) ? import : throw new LeaseLost();
    }

    private static string Counts(LeadImport import) =>
        ImportCounts.Words(import.Added, UpdatedOf(import), import.Duplicates, import.Failed);

    private static int? UpdatedOf(LeadImport import) => import.Existing == ExistingLeads.Leave ? null : import.Updated;

    /// <summary>What stays the same for the whole run.</summary>
    private sealed record ImportPlan(long ImportId, long FileId, string FileName, string Source, string Mapping, int LinesDone, bool IsMending, ImportOverlay Overlay, ImportUpdates? Updates, Actor By);
}
