using OpsConsole.Core.Listing;

namespace OpsConsole.Core.Leads.Listing;

/// <summary>The orders of leads.</summary>
public static class LeadSort
{
    /// <summary>Keep in step with <see cref="LeadIndex"/> and <see cref="LeadListColumn"/>.</summary>
    public static ListSorts All { get; } = new("-created",
    [
        "id", "street", "city", "state", "zip", "status", "price", "type", "beds", "baths", "area", "built", "score", "stars", "fraud", "motivation", "owner",
        "source", "by", "created", "changed", "left",
    ]);

    /// <summary>Newest first.</summary>
    public static ListSort Default => All.Usual;

    public static IReadOnlyList<string> Columns => All.Columns;

    /// <inheritdoc cref="ListSorts.Parse"/>
    public static ListSort Parse(string? text) => All.Parse(text);
}
