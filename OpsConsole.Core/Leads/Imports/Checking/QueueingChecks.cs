using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Live;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Imports.Checking;

internal static class QueueingChecks
{
    /// <summary>Somebody waits and watches.</summary>
    private const int Priority = WorkItem.UsualPriority / 2;

    private const int Attempts = 4;

    /// <summary>Columns are changed one after the other: the check waits for the last of them.</summary>
    public static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);

    /// <summary>Within the caller's transaction.</summary>
    public static async Task<long> QueueCheckAsync(this OpsDb db, long importId, TimeSpan delay, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var item = WorkQueue.Enqueue(db, RunImportCheck.Name, new ImportCheckWork(importId), actor, clock, Priority, delay, Attempts);
        await db.SaveChangesAsync(ct);
        if (await db.LeadImportChecks.FirstOrDefaultAsync(row => row.ImportId == importId, ct) is not { } check)
            db.LeadImportChecks.Add(check = new LeadImportCheck { ImportId = importId });
        check.Begin(item.Id);
        foreach (var signal in LiveSignal.Of(db.TenantId, LeadImport.Subject, importId))
            db.Signal(signal.Topic, importId);
        await db.SaveChangesAsync(ct);
        return item.Id;
    }

    /// <summary>Removes what earlier checks found. Corrections stay.</summary>
    public static async Task SweepFindingsAsync(this OpsDb db, long importId, CancellationToken ct)
    {
        await db.LeadImportProblems.Where(row => row.ImportId == importId).ExecuteDeleteAsync(ct);
        await db.LeadImportLines.Where(row => row.ImportId == importId).ExecuteDeleteAsync(ct);
    }
}
