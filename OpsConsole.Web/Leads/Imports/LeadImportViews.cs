using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Mending;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Leads.Imports;

/// <param name="WorkItemId">The work that runs it, once it is queued: other nodes tell of its progress, not of the import's.</param>
/// <param name="CheckItemId">The work that checks it, likewise.</param>
public sealed record LeadImportKey(long TenantId, long ImportId, long? WorkItemId, long? CheckItemId = null);

/// <summary>A page of the lines to mend, as several people may look at it.</summary>
public sealed record ImportLinesKey(long TenantId, long ImportId, ImportLineFilter Filter);

/// <summary>What is shown of an import; <see cref="Import"/> is null when there is no such.</summary>
public sealed record LeadImportShown(LeadImportView? Import);

/// <summary>The imports and lists of imports that are open on this node, each read once however many look at it.</summary>
public sealed class LeadImportViews(LeadImportQuery query, LeadImportListQuery list, LeadImportLineQuery lines, ImportMatchesQuery matches, LiveFeed feed, TimeProvider clock, ILogger<LeadImportViews> log)
{
    public SharedViews<LeadImportKey, LeadImportShown> Imports { get; } = new(
        feed, clock, log, TopicsOf, async (key, _, ct) => new LeadImportShown(await query.LoadAsync(key.TenantId, key.ImportId, ct)));

    public SharedViews<ImportLinesKey, ImportLinePage> Lines { get; } = new(
        feed, clock, log, key => [Topic.One(key.TenantId, LeadImport.Subject, key.ImportId)], (key, _, ct) => lines.LoadAsync(key.TenantId, key.ImportId, key.Filter, ct));

    /// <summary>The leads of an import that look like others. The leads too, for whoever settles a pair changes them and not the import.</summary>
    public SharedViews<(long TenantId, long ImportId), ImportMatchPage> Matches { get; } = new(
        feed, clock, log, key => [Topic.One(key.TenantId, LeadImport.Subject, key.ImportId), Topic.Room(key.TenantId, "lead")], (key, _, ct) => matches.LoadAsync(key.TenantId, key.ImportId, 0, ct));

    /// <summary>A tenant's newest imports.</summary>
    public SharedViews<long, LeadImportList> Newest { get; } = new(
        feed, clock, log, tenantId => [Topic.Room(tenantId, LeadImport.Subject), Topic.Room(tenantId, BulkAction.SubjectOf(LeadBulkRoom.Kind))], async (tenantId, _, ct) => await list.LoadAsync(tenantId, null, ct));

    private static Topic[] TopicsOf(LeadImportKey key)
    {
        var import = Topic.One(key.TenantId, LeadImport.Subject, key.ImportId);
        // The bulk actions, because one of them may take this import back, or put it back.
        return [import, Topic.Room(key.TenantId, BulkAction.SubjectOf(LeadBulkRoom.Kind)), .. new[] { key.WorkItemId, key.CheckItemId }.OfType<long>().Select(itemId => Topic.One(key.TenantId, "work-item", itemId))];
    }
}
