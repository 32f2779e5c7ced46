using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Live;

namespace OpsConsole.Web.Leads.List;

/// <summary>One stretch of one list as it is drawn; <see cref="UserId"/> only where the filter means the viewer.</summary>
public sealed record LeadListKey(long TenantId, LeadFilter Filter, string Sort, string Columns, int Skip, int Take, long? UserId)
{
    public static LeadListKey Of(long tenantId, long? userId, LeadFilter filter, LeadListAddress address) =>
        new(tenantId, filter, address.Order.ToString(), LeadListColumn.Names(address.Shown), address.Skip, address.Size, filter.IsPersonal ? userId : null);
}

/// <summary>A row with the markup of its cells.</summary>
public sealed record LeadRowFace(LeadListRow Row, MarkupString Cells);

public sealed record LeadListShown(int Total, IReadOnlyList<LeadRowFace> Rows);

/// <summary>
/// The lists this node shows: each asked and written once however many look at it, and asked again when a lead of the tenant changes. A
/// row's markup is written again only when the row changed; circuits hold references to it, not copies.
/// </summary>
public sealed class LeadListViews
{
    private readonly LeadListQuery query;

    public LeadListViews(LeadListQuery query, LeadIndexes indexes, LiveFeed feed, TimeProvider clock, ILogger<LeadListViews> log)
    {
        this.query = query;
        Lists = new(feed, clock, log, TopicsOf, LoadAsync);

        IReadOnlyCollection<Topic> TopicsOf(LeadListKey key)
        {
            indexes.Attend(key.TenantId);
            return [Topic.Room(key.TenantId, "lead")];
        }
    }

    public SharedViews<LeadListKey, LeadListShown> Lists { get; }

    private async Task<LeadListShown> LoadAsync(LeadListKey key, LeadListShown? before, CancellationToken ct)
    {
        var list = await query.LoadAsync(new(key.TenantId, key.Filter, LeadSort.Parse(key.Sort), key.Skip, key.Take, key.UserId), ct);
        var columns = LeadListColumn.Parse(key.Columns);
        var known = before?.Rows.ToFrozenDictionary(face => face.Row.Id) ?? FrozenDictionary<long, LeadRowFace>.Empty;
        LeadRowFace[] rows = [.. list.Rows.Select(row => known.TryGetValue(row.Id, out var face) && face.Row == row ? face : new LeadRowFace(row, LeadCells.Of(row, columns)))];
        return before is not null && before.Total == list.Total && before.Rows.SequenceEqual(rows, ReferenceEqualityComparer.Instance) ? before : new LeadListShown(list.Total, rows);
    }
}
