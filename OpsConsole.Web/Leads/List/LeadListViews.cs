using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Live;
using OpsConsole.Web.Parts.Lists;

namespace OpsConsole.Web.Leads.List;

/// <summary>
/// The lists of leads this node shows: each asked and written once however many look at it, and asked again when a lead of the tenant
/// changes. A row's markup is written again only when the row changed; circuits hold references to it, not copies.
/// </summary>
public sealed class LeadListViews
{
    private readonly LeadListQuery query;

    public LeadListViews(LeadListQuery query, LeadIndexes indexes, LiveFeed feed, TimeProvider clock, ILogger<LeadListViews> log)
    {
        this.query = query;
        Lists = new(feed, clock, log, TopicsOf, LoadAsync);

        IReadOnlyCollection<Topic> TopicsOf(ListKey key)
        {
            indexes.Attend(key.TenantId);
            return [Topic.Room(key.TenantId, "lead")];
        }
    }

    public SharedViews<ListKey, ListShown<LeadListRow>> Lists { get; }

    private async Task<ListShown<LeadListRow>> LoadAsync(ListKey key, ListShown<LeadListRow>? before, CancellationToken ct)
    {
        var list = await query.LoadAsync(new(key.TenantId, key.Filter, LeadSort.Parse(key.Sort), key.Skip, key.Take, key.UserId), ct);
        var columns = LeadListColumn.Parse(key.Columns);
        return ListShown.After(before, list.Total, list.Rows, row => row.Id,
            row => new(row.Id, row, row.Street, row.Version, Lead.WhyNotEditable(row.Status)?.Message, LeadCells.Of(row, columns)));
    }
}
