using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Leads.Imports;

/// <param name="WorkItemId">The work that runs it, once it is queued: other nodes tell of its progress, not of the import's.</param>
public sealed record LeadImportKey(long TenantId, long ImportId, long? WorkItemId);

/// <summary>What is shown of an import; <see cref="Import"/> is null when there is no such.</summary>
public sealed record LeadImportShown(LeadImportView? Import);

/// <summary>The imports and lists of imports that are open on this node, each read once however many look at it.</summary>
public sealed class LeadImportViews(LeadImportQuery query, LeadImportListQuery list, LiveFeed feed, TimeProvider clock, ILogger<LeadImportViews> log)
{
    public SharedViews<LeadImportKey, LeadImportShown> Imports { get; } = new(
        feed, clock, log, TopicsOf, async (key, _, ct) => new LeadImportShown(await query.LoadAsync(key.TenantId, key.ImportId, ct)));

    /// <summary>A tenant's newest imports.</summary>
    public SharedViews<long, LeadImportList> Newest { get; } = new(
        feed, clock, log, tenantId => [Topic.Room(tenantId, LeadImport.Subject)], async (tenantId, _, ct) => await list.LoadAsync(tenantId, null, ct));

    private static Topic[] TopicsOf(LeadImportKey key)
    {
        var import = Topic.One(key.TenantId, LeadImport.Subject, key.ImportId);
        return key.WorkItemId is { } itemId ? [import, Topic.One(key.TenantId, "work-item", itemId)] : [import];
    }
}
