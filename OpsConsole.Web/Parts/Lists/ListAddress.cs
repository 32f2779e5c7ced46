using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Listing;

namespace OpsConsole.Web.Parts.Lists;

/// <summary>
/// All that a list shows, as its address says it. <see cref="Text"/> is what was typed, which need not be a filter. Null means as usual;
/// what is as usual is left out of the address.
/// </summary>
public sealed record ListAddress(ListPlace Place, string? Text = null, string? Sort = null, string? Columns = null, int Page = 1, int Size = ListAddress.UsualSize, bool IsDense = false, long? Open = null)
{
    public const int UsualSize = 50;

    public static IReadOnlyList<int> Sizes { get; } = [25, 50, 100, 200];

    public Result<Filter> Filter => Place.Language.Parse(Text);

    public ListSort Order => Place.Sorts.Parse(Sort);

    public IReadOnlyList<ListColumn> Shown => Place.Columns.Chosen(Columns);

    public int Skip => (Math.Max(1, Page) - 1) * Size;

    /// <summary>The part that a saved view keeps: neither the page nor the open row.</summary>
    public string Query => QueryOf(this with { Page = 1, Open = null });

    /// <summary>The whole address, to go to.</summary>
    public override string ToString() => QueryOf(this) is { Length: > 0 } query ? $"{Place.Path}?{query}" : Place.Path;

    /// <summary>Of an address or a query; what it does not know is left out.</summary>
    public static ListAddress Read(ListPlace place, string uri)
    {
        var query = QueryHelpers.ParseQuery(uri.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? uri[(mark + 1)..].Split('#')[0] : "");
        return new ListAddress(
            place, One("q"), One("sort") is { } sort ? Usual(place.Sorts.Parse(sort).ToString(), place.Sorts.Usual.ToString()) : null,
            One("cols") is { } columns ? Usual(place.Columns.Tidied(columns), place.Columns.Tidied(null)) : null,
            Math.Clamp(Whole("page") ?? 1, 1, 1_000_000), Whole("size") is { } size && Sizes.Contains(size) ? size : UsualSize,
            One("dense") == "true", long.TryParse(One(place.Row), NumberStyles.None, CultureInfo.InvariantCulture, out var open) ? open : null);

        string? One(string name) => query.TryGetValue(name, out var values) && values.ToString().Trim() is { Length: > 0 } text ? text : null;
        int? Whole(string name) => int.TryParse(One(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>With another filter the list starts over.</summary>
    public ListAddress With(Filter filter) => this with { Text = filter.ToString() is { Length: > 0 } text ? text : null, Page = 1 };

    public ListAddress With(ListSort sort) => this with { Sort = Usual(sort.ToString(), Place.Sorts.Usual.ToString()), Page = 1 };

    public ListAddress With(IReadOnlyList<ListColumn> columns) => this with { Columns = Usual(ListColumns.Names(columns), Place.Columns.Tidied(null)) };

    private static string? Usual(string text, string usual) => text == usual ? null : text;

    private static string QueryOf(ListAddress address) => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["q"] = address.Text,
        ["sort"] = address.Sort,
        ["cols"] = address.Columns,
        ["page"] = address.Page > 1 ? address.Page.ToString(CultureInfo.InvariantCulture) : null,
        ["size"] = address.Size == UsualSize ? null : address.Size.ToString(CultureInfo.InvariantCulture),
        ["dense"] = address.IsDense ? "true" : null,
        [address.Place.Row] = address.Open?.ToString(CultureInfo.InvariantCulture),
    }.Where(part => part.Value is not null)).TrimStart('?');
}
