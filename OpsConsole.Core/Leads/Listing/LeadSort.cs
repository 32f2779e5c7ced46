namespace OpsConsole.Core.Leads.Listing;

/// <summary>One column to sort by.</summary>
public readonly record struct LeadSortPart(string Column, bool IsDescending)
{
    public override string ToString() => IsDescending ? $"-{Column}" : Column;
}

/// <summary>
/// The order of a list, written "-score,street". Ends in the id, which decides among equals; what is unknown comes last either way.
/// </summary>
public sealed record LeadSort
{
    public const int MostParts = 4;

    /// <summary>What can be sorted by; keep in step with <see cref="LeadIndex"/> and <see cref="LeadListColumn"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "id", "street", "city", "state", "zip", "status", "price", "type", "beds", "baths", "area", "built", "score", "stars", "fraud", "motivation", "owner",
        "source", "by", "created", "changed", "left",
    ];

    /// <summary>Newest first.</summary>
    public static LeadSort Default { get; } = new([new("created", true)]);

    public LeadSort(IEnumerable<LeadSortPart> parts) =>
        Parts = [.. parts.Where(part => Columns.Contains(part.Column)).DistinctBy(part => part.Column).Take(MostParts)];

    public Filtering.Several<LeadSortPart> Parts { get; }

    /// <summary>Unknown columns are left out: an old address still opens.</summary>
    public static LeadSort Parse(string? text)
    {
        var sort = new LeadSort((text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => new LeadSortPart(word.TrimStart('-'), word.StartsWith('-'))));
        return sort.Parts.Count == 0 ? Default : sort;
    }

    /// <summary>As a click on a heading changes it: up, down, and away; beside the others when <paramref name="isAdded"/>.</summary>
    public LeadSort Toggled(string column, bool isAdded)
    {
        var present = Parts.FirstOrDefault(part => part.Column == column);
        var next = present.Column is null ? new LeadSortPart(column, false) : new LeadSortPart(column, true);
        var isGone = present is { Column: not null, IsDescending: true };
        var sort = isAdded
            ? new LeadSort(present.Column is null ? Parts.Append(next) : Parts.Select(part => part.Column == column ? next : part).Where(part => part.Column != column || !isGone))
            : new LeadSort(isGone && Parts.Count == 1 ? [] : [isGone ? new LeadSortPart(column, false) : next]);
        return sort.Parts.Count == 0 ? Default : sort;
    }

    public override string ToString() => string.Join(',', Parts);
}
