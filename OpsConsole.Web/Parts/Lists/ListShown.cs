using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;

namespace OpsConsole.Web.Parts.Lists;

/// <summary>One stretch of one list as it is drawn; <see cref="UserId"/> only where the filter means the viewer.</summary>
public sealed record ListKey(long TenantId, Filter Filter, string Sort, string Columns, int Skip, int Take, long? UserId)
{
    public static ListKey Of(long tenantId, long? userId, Filter filter, ListAddress address) =>
        new(tenantId, filter, address.Order.ToString(), ListColumns.Names(address.Shown), address.Skip, address.Size, filter.IsPersonal ? userId : null);
}

/// <summary>A row with the markup of its cells, written once for everybody who sees it.</summary>
/// <param name="Name">What it is called where its cells are not seen.</param>
/// <param name="Version">As of which a change in place counts.</param>
/// <param name="Why">Why nothing of it can be changed in place; null when it can.</param>
public sealed record RowFace<TRow>(long Id, TRow Row, string Name, long? Version, string? Why, MarkupString Cells);

public sealed record ListShown<TRow>(int Total, IReadOnlyList<RowFace<TRow>> Rows);

internal static class ListShown
{
    /// <summary>What is shown now; the same objects as before wherever nothing changed, so that circuits hold references and not copies.</summary>
    public static ListShown<TRow> After<TRow>(ListShown<TRow>? before, int total, IReadOnlyList<TRow> now, Func<TRow, long> idOf, Func<TRow, RowFace<TRow>> draw)
    {
        var known = before?.Rows.ToFrozenDictionary(face => face.Id) ?? FrozenDictionary<long, RowFace<TRow>>.Empty;
        RowFace<TRow>[] rows = [.. now.Select(row => known.TryGetValue(idOf(row), out var face) && EqualityComparer<TRow>.Default.Equals(face.Row, row) ? face : draw(row))];
        return before is not null && before.Total == total && before.Rows.SequenceEqual(rows, ReferenceEqualityComparer.Instance) ? before : new(total, rows);
    }
}
