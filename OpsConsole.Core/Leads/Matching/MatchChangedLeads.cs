using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Matching;

/// <summary>Has every lead looked at that came, changed, went or came back, whoever did it; the leads of an import together, as queued work.</summary>
public sealed class MatchChangedLeads(LeadMatching matching, OpsDbs dbs, TimeProvider clock) : IOutboxConsumer
{
    private static readonly string[] leads = ["lead.submitted", "lead.edited", "lead.deleted", "lead.restored"];
    private static readonly string[] imports = ["lead-import.finished", "lead-import.failed"];

    public string Name => OutboxConsumers.Matching;

    public static bool Wants(string action) => leads.Contains(action) || imports.Contains(action);

    public async Task HandleAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken ct)
    {
        foreach (var tenant in entries.GroupBy(entry => entry.TenantId))
        {
            var ids = tenant.Where(entry => leads.Contains(entry.Action)).Select(entry => entry.SubjectId).Distinct().ToList();
            if (ids.Count > 0)
                await matching.LookAsync(tenant.Key, ids, ct);
            await using var db = dbs.Open(tenant.Key);
            foreach (var import in tenant.Where(entry => entry.SubjectKind == LeadImport.Subject && imports.Contains(entry.Action)).DistinctBy(entry => entry.SubjectId))
                WorkQueue.Enqueue(db, MatchImport.Name, new MatchImportWork(import.SubjectId), Actor.Nobody with { TenantId = tenant.Key, UserId = import.ActorUserId, Name = import.ActorName }, clock);
            await db.SaveChangesAsync(ct);
        }
    }
}
