using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Verification;

/// <summary>Queues the look-up of every lead that came, came back, or whose phone or address changed, whoever did it: those of a batch as one item.</summary>
public sealed class VerifyChangedLeads(OpsDbs dbs, AutomaticLookUps lookUps, TimeProvider clock) : IOutboxConsumer
{
    private static readonly string[] leads = ["lead.submitted", "lead.edited", "lead.restored", "lead.merged", "lead.unmerged"];
    private static readonly string[] imports = ["lead-import.finished", "lead-import.failed"];
    private static readonly string[] facts = [nameof(LeadInput.OwnerPhone), nameof(LeadInput.Street), nameof(LeadInput.City), nameof(LeadInput.State), nameof(LeadInput.Zip)];

    public string Name => OutboxConsumers.Verification;

    public static bool Wants(string action) => leads.Contains(action) || imports.Contains(action);

    public async Task HandleAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken ct)
    {
        foreach (var tenant in entries.GroupBy(entry => entry.TenantId))
        {
            var by = Actor.System(tenant.Key, "Verification");
            await using var db = dbs.Open(tenant.Key);
            var ids = tenant.Where(entry => leads.Contains(entry.Action) && Concerns(entry)).Select(entry => entry.SubjectId).Distinct().ToList();
            if (ids.Count > 0 && await lookUps.ThoseAsync(db, ids, ct) is { Count: > 0 } those)
                db.EnqueueVerification(those, isFresh: false, by, clock);
            foreach (var import in tenant.Where(entry => entry.SubjectKind == LeadImport.Subject && imports.Contains(entry.Action)).DistinctBy(entry => entry.SubjectId))
                WorkQueue.Enqueue(db, VerifyImport.Name, new VerifyImportWork(import.SubjectId), by, clock);
            await db.SaveChangesAsync(ct);
        }
    }

    private static bool Concerns(ActivityEntry entry) =>
        entry.Action != "lead.edited" || entry.Particulars is null || LeadEdits.Of(entry).Changes.Any(change => facts.Contains(change.Field));
}
