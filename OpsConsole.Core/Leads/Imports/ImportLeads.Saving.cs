using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Live;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Imports;

public sealed partial class ImportLeads
{
    private const int MostRaces = 5;

    private static readonly IReadOnlyDictionary<int, UpdatedLine> nothingSaid = new Dictionary<int, UpdatedLine>();

    private async Task SaveAsync(WorkRun run, ImportPlan plan, ImportBatch batch, CancellationToken ct)
    {
        for (var race = 1; ; race++)
        {
            var seen = 0;
            try
            {
                var barred = await WhyNoUpdatesAsync(plan, ct);
                await using var db = dbs.Open(run.TenantId);
                await db.InTransactionAsync(async () =>
                {
                    var present = await PresentAsync(db, plan, batch, ct);
                    seen = present.Count;
                    await SaveAsync(db, run, plan, batch, present, barred, ct);
                }, ct);
                return;
            }
            catch (DbUpdateConcurrencyException) when (race < MostRaces && plan.Updates is not null)
            {
                // Somebody changed a lead of this batch after we read it: merge with what they did.
            }
            catch (DbUpdateException) when (race < MostRaces)
            {
                // Another import or a form listed an address of this batch after we looked; the unique index stopped us. Look again.
                await using var db = dbs.Open(run.TenantId);
                if ((await PresentAsync(db, plan, batch, ct)).Count == seen)
                    throw;
            }
        }
    }

    private async Task SaveAsync(
        OpsDb db, WorkRun run, ImportPlan plan, ImportBatch batch, Dictionary<string, ListedLead> listed, string? barred, CancellationToken ct)
    {
        var import = await OwnAsync(db, run, plan, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var added = batch.NewRows(listed.Keys).Select(row => (row, lead: Lead.From(row.Input!, plan.Source, plan.By, now, importId: plan.ImportId, importLine: row.Line))).ToList();
        foreach (var (row, lead) in added)
        {
            db.Leads.Add(lead);
            db.Record(plan.By, "lead.imported", lead, new { To = lead.Status, plan.Source, plan.ImportId, row.Line });
        }

        await db.SaveChangesAsync(ct);
        foreach (var (row, lead) in added)
            listed.Add(lead.AddressKey, new ListedLead(lead.Id, row.Line));
        // What is saved need not be looked through for changes again.
        db.ChangeTracker.Clear();
        import = await OwnAsync(db, run, plan, ct);

        var said = plan.Updates is { } updates && batch.Hits(listed) is { Count: > 0 } hits ? await updates.ApplyAsync(db, hits, barred, ct) : nothingSaid;
        var problems = batch.Duplicates(plan.ImportId, listed, said);
        db.LeadImportProblems.AddRange(problems);
        var updated = problems.Count(problem => problem.IsUpdate);
        var duplicates = problems.Count - updated;
        if (plan.IsMending)
        {
            await SettleMendedAsync(db, plan, batch, ct);
            import.AdvanceMended(added.Count, updated, duplicates);
        }
        else
        {
            await KeepForMendingAsync(db, plan, batch, ct);
            import.Advance(batch.LastLine, added.Count, updated, duplicates, batch.RefusedCount, batch.LeftOutCount);
        }

        db.LeadImportProblems.AddRange(batch.Refusals(plan.ImportId));
        foreach (var signal in LiveSignal.Of(run.TenantId, LeadImport.Subject, plan.ImportId))
            db.Signal(signal.Topic, plan.ImportId);
        await db.SaveChangesAsync(ct);
        await run.CheckpointAsync(db, import.RowsDone, import.Rows, Counts(import), ct);
    }

    /// <summary>Why the person in whose name it runs may not change leads any more, as a sentence; asked for each batch.</summary>
    private async Task<string?> WhyNoUpdatesAsync(ImportPlan plan, CancellationToken ct) =>
        plan is { Updates: not null, By.UserId: { } userId } && !(await access.ActorAsync(userId, ct)).May(LeadPermissions.Edit)
            ? $"{plan.By.Name} may not do this any more: “{PermissionCatalog.MeaningOf(LeadPermissions.Edit)}”."
            : null;

    /// <summary>The leads that already stand for an address of the batch.</summary>
    private static async Task<Dictionary<string, ListedLead>> PresentAsync(OpsDb db, ImportPlan plan, ImportBatch batch, CancellationToken ct)
    {
        var keys = batch.Keys;
        var rows = await db.Leads.AsNoTracking()
            .Where(lead => lead.DuplicateOfLeadId == null && keys.Contains(lead.AddressKey))
            .Select(lead => new { lead.AddressKey, lead.Id, Line = lead.ImportId == plan.ImportId ? lead.ImportLine : null })
            .ToListAsync(ct);
        return rows.ToDictionary(row => row.AddressKey, row => new ListedLead(row.Id, row.Line));
    }
}
