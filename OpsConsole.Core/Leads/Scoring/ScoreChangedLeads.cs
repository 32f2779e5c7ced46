using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Work;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>
/// Has every lead reckoned again that something scores are made of happened to, whoever did it; the leads of an import, of an agent whose
/// record changed, and all of them when a weight changed, as queued work. Asked often in a row, such work is queued once.
/// </summary>
public sealed class ScoreChangedLeads(LeadScoring scoring, OpsDbs dbs, TimeProvider clock) : IOutboxConsumer
{
    private static readonly string[] decisions = ["lead.approved", "lead.rejected", "lead.taken-back"];

    private static readonly string[] leads =
    [
        "lead.submitted", "lead.edited", "lead.restored", "lead.merged", "lead.unmerged", "lead.verified", "lead.photo-added", "lead.photo-removed", "lead.photo-restored",
        .. decisions,
    ];

    /// <summary>A tenant's own value, and one that all tenants inherit, which is recorded where whoever decided it is.</summary>
    private static readonly string[] settings = ["setting.changed", "installation-setting.changed"];

    private static readonly string[] imports = ["lead-import.finished", "lead-import.failed"];

    /// <summary>Decisions come in rows; one recount follows them all.</summary>
    private static readonly TimeSpan afterDecisions = TimeSpan.FromSeconds(20);

    /// <summary>Whoever sets weights sets several.</summary>
    private static readonly TimeSpan afterSettings = TimeSpan.FromSeconds(3);

    public string Name => OutboxConsumers.Scoring;

    public static bool Wants(string action) => leads.Contains(action) || imports.Contains(action) || settings.Contains(action);

    public async Task HandleAsync(IReadOnlyList<ActivityEntry> entries, CancellationToken ct)
    {
        foreach (var tenant in entries.GroupBy(entry => entry.TenantId))
        {
            await ReckonAsync(tenant.Key, [.. tenant.Where(entry => leads.Contains(entry.Action)).Select(entry => entry.SubjectId).Distinct()], ct);
            await using var db = dbs.Open(tenant.Key);
            foreach (var import in tenant.Where(entry => entry.SubjectKind == LeadImport.Subject && imports.Contains(entry.Action)).Select(entry => entry.SubjectId).Distinct())
                await db.EnqueueScoringAsync(new ScoreLeadsWork(ImportId: import), default, clock, ct);
            foreach (var agent in await AgentsAsync(db, [.. tenant.Where(entry => decisions.Contains(entry.Action)).Select(entry => entry.SubjectId).Distinct()], ct))
                await db.EnqueueScoringAsync(new ScoreLeadsWork(AgentId: agent), afterDecisions, clock, ct);
            if (LastOf(settings[0], tenant) is { } change)
                await db.EnqueueRescoringAsync(By(change, tenant.Key), afterSettings, clock, ct);
            await db.SaveChangesAsync(ct);
        }

        if (LastOf(settings[1], entries) is { } forAll)
            foreach (var tenantId in await dbs.TenantIdsAsync(ct))
            {
                await using var db = dbs.Open(tenantId);
                // Of another tenant than the one who decided it, nobody is named.
                await db.EnqueueRescoringAsync(tenantId == forAll.TenantId ? By(forAll, tenantId) : Actor.System(tenantId, "Settings"), afterSettings, clock, ct);
                await db.SaveChangesAsync(ct);
            }
    }

    private static ActivityEntry? LastOf(string action, IEnumerable<ActivityEntry> entries) =>
        entries.LastOrDefault(entry => entry.Action == action && ScoreSettings.Has(entry.TextIn("key")));

    private static Actor By(ActivityEntry change, long tenantId) => Actor.Nobody with { TenantId = tenantId, UserId = change.ActorUserId, Name = change.ActorName };

    private async Task ReckonAsync(long tenantId, List<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return;
        var scored = await scoring.ReckonAsync(tenantId, ids, ct);
        // A sign that two leads share came to the other one by this change.
        if (scored.Beside.Except(ids).ToList() is { Count: > 0 } others)
            await scoring.ReckonAsync(tenantId, others, ct);
    }

    private static async Task<List<long>> AgentsAsync(OpsDb db, long[] decided, CancellationToken ct) => decided.Length == 0 ? [] :
        await db.Leads.Where(lead => decided.Contains(lead.Id) && lead.ImportId == null && lead.SubmittedByUserId != null).Select(lead => lead.SubmittedByUserId!.Value).Distinct().ToListAsync(ct);
}
