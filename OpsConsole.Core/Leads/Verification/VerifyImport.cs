using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Verification;

public sealed record VerifyImportWork(long ImportId);

/// <summary>
/// Has the leads of an import looked up, the first of them up to the tenant's bound: look-ups cost money, and files are large. They are
/// queued in portions, so that the services' pauses hold up nothing else.
/// </summary>
public sealed class VerifyImport(OpsDbs dbs, TenantSettings settings, AutomaticLookUps lookUps, TimeProvider clock) : IWorkHandler
{
    public const string Name = "leads.verify-import";

    private const int Portion = 100;

    public string Kind => Name;

    public async Task RunAsync(WorkRun run, CancellationToken ct)
    {
        var importId = run.PayloadAs<VerifyImportWork>().ImportId;
        var most = await settings.GetAsync(run.TenantId, SettingCatalog.VerifyImportMost, ct);
        var by = Actor.System(run.TenantId, "Verification");
        // The place is kept together with what was queued, so that a node that dies queues nothing twice.
        for (var done = (int)run.Done; done < most;)
        {
            await using var db = dbs.Open(run.TenantId);
            var ids = await db.Leads.Where(lead => lead.ImportId == importId).OrderBy(lead => lead.ImportLine).ThenBy(lead => lead.Id)
                .Skip(done).Take(Math.Min(Portion, most - done)).Select(lead => lead.Id).ToListAsync(ct);
            if (ids.Count == 0)
                return;
            done += ids.Count;
            var those = await lookUps.ThoseAsync(db, ids, ct);
            await db.InTransactionAsync(async () =>
            {
                if (those.Count > 0)
                    db.EnqueueVerification(those, isFresh: false, by, clock);
                await db.SaveChangesAsync(ct);
                await run.CheckpointAsync(db, done, null, string.Create(CultureInfo.InvariantCulture, $"{done:N0} leads to look up"), ct);
            }, ct);
        }
    }
}
