using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Leads.List;

/// <summary>
/// All that the list shows, as its address says it. <see cref="Text"/> is what was typed, which need not be a filter. Null means as usual;
/// what is as usual is left out of the address.
/// </summary>
public sealed record LeadListAddress(string? Text = null, string? Sort = null, string? Columns = null, int Page = 1, int Size = LeadListAddress.UsualSize, bool IsDense = false, long? OpenLead = null)
{
    public const int UsualSize = 50;

    public static IReadOnlyList<int> Sizes { get; } = [25, 50, 100, 200];

    public Result<LeadFilter> Filter => LeadFilterParser.Parse(Text);

    public LeadSort Order => LeadSort.Parse(Sort);

    public IReadOnlyList<LeadListColumn> Shown => LeadListColumn.Parse(Columns);

    public int Skip => (Math.Max(1, Page) - 1) * Size;

    /// <summary>The part that a saved view keeps: neither the page nor the open lead.</summary>
    public string Query => QueryOf(this with { Page = 1, OpenLead = null });

    /// <summary>The whole address, to go to.</summary>
    public override string ToString() => QueryOf(this) is { Length: > 0 } query ? $"{AppPaths.Leads}?{query}" : AppPaths.Leads;

    /// <summary>Of an address or a query; what it does not know is left out.</summary>
    public static LeadListAddress Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(uri.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? uri[(mark + 1)..].Split('#')[0] : "");
        return new LeadListAddress(
            One("q"), One("sort") is { } sort ? Usual(LeadSort.Parse(sort).ToString(), LeadSort.Default.ToString()) : null,
            One("cols") is { } columns ? Usual(LeadListColumn.Names(LeadListColumn.Parse(columns)), LeadListColumn.Names(LeadListColumn.Default)) : null,
            Math.Clamp(Whole("page") ?? 1, 1, 1_000_000), Whole("size") is { } size && Sizes.Contains(size) ? size : UsualSize,
            One("dense") == "true", long.TryParse(One("lead"), NumberStyles.None, CultureInfo.InvariantCulture, out var lead) ? lead : null);

        string? One(string name) => query.TryGetValue(name, out var values) && values.ToString().Trim() is { Length: > 0 } text ? text : null;
        int? Whole(string name) => int.TryParse(One(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>With another filter the list starts over.</summary>
    public LeadListAddress With(LeadFilter filter) => this with { Text = Given(filter.ToString()), Page = 1 };

    public LeadListAddress With(LeadSort sort) => this with { Sort = Usual(sort.ToString(), LeadSort.Default.ToString()), Page = 1 };

    public LeadListAddress With(IReadOnlyList<LeadListColumn> columns) => this with { Columns = Usual(LeadListColumn.Names(columns), LeadListColumn.Names(LeadListColumn.Default)) };

    private static string? Usual(string text, string usual) => text == usual ? null : text;

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static string QueryOf(LeadListAddress address) => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["q"] = address.Text,
        ["sort"] = address.Sort,
        ["cols"] = address.Columns,
        ["page"] = address.Page > 1 ? address.Page.ToString(CultureInfo.InvariantCulture) : null,
        ["size"] = address.Size == UsualSize ? null : address.Size.ToString(CultureInfo.InvariantCulture),
        ["dense"] = address.IsDense ? "true" : null,
        ["lead"] = address.OpenLead?.ToString(CultureInfo.InvariantCulture),
    }.Where(part => part.Value is not null)).TrimStart('?');
}
