using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Imports.Checking;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Imports;

internal static class QueueingImports
{
    /// <summary>One attempt every few minutes at worst: an hour of trouble with the database is sat out, a broken file is not tried for days.</summary>
    private const int Attempts = 6;

    /// <summary>Saves the import together with the work that runs it, in one transaction.</summary>
    public static async Task<Result<long>> QueueImportAsync(this OpsDb db, LeadImport import, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        Result<long> queued = default;
        await db.InTransactionAsync(async () =>
        {
            if (import.Status == LeadImportStatus.Uploaded)
            {
                await db.SweepFindingsAsync(import.Id, ct);
                await db.LeadImportChecks.Where(check => check.ImportId == import.Id).ExecuteDeleteAsync(ct);
            }

            var item = WorkQueue.Enqueue(db, ImportLeads.Name, new ImportLeadsWork(import.Id), actor, clock, maxAttempts: Attempts);
            await db.SaveChangesAsync(ct);
            if (import.Queue(item.Id) is { } refusal)
                throw new InvalidOperationException(refusal.Message);
            db.Record(actor, "lead-import.started", import, new { import.FileName, import.Source, import.Rows, import.Existing });
            await db.SaveChangesAsync(ct);
            queued = item.Id;
        }, ct);
        return queued;
    }
}
