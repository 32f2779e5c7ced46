using OpsConsole.Core.Filtering;

namespace OpsConsole.Core.Listing;

/// <summary>One column to sort by.</summary>
public readonly record struct ListSortPart(string Column, bool IsDescending)
{
    public override string ToString() => IsDescending ? $"-{Column}" : Column;
}

/// <summary>What a list can be sorted by, and its usual order; keep in step with its index.</summary>
public sealed class ListSorts(string usual, IReadOnlyList<string> columns)
{
    public IReadOnlyList<string> Columns { get; } = columns;

    public ListSort Usual => field ??= new(this, PartsOf(usual));

    /// <summary>Unknown columns are left out: an old address still opens.</summary>
    public ListSort Parse(string? text)
    {
        var sort = new ListSort(this, PartsOf(text ?? ""));
        return sort.Parts.Count == 0 ? Usual : sort;
    }

    private static IEnumerable<ListSortPart> PartsOf(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(word => new ListSortPart(word.TrimStart('-'), word.StartsWith('-')));
}

/// <summary>
/// The order of a list, written "-score,street". Ends in the id, which decides among equals; what is unknown comes last either way.
/// </summary>
public sealed record ListSort
{
    public const int MostParts = 4;

    private readonly ListSorts sorts;

    internal ListSort(ListSorts sorts, IEnumerable<ListSortPart> parts) =>
        (this.sorts, Parts) = (sorts, [.. parts.Where(part => sorts.Columns.Contains(part.Column)).DistinctBy(part => part.Column).Take(MostParts)]);

    public Several<ListSortPart> Parts { get; }

    /// <summary>As a click on a heading changes it: up, down, and away; beside the others when <paramref name="isAdded"/>.</summary>
    public ListSort Toggled(string column, bool isAdded)
    {
        var present = Parts.FirstOrDefault(part => part.Column == column);
        var next = present.Column is null ? new ListSortPart(column, false) : new ListSortPart(column, true);
        var isGone = present is { Column: not null, IsDescending: true };
        var sort = isAdded
            ? new ListSort(sorts, present.Column is null ? Parts.Append(next) : Parts.Select(part => part.Column == column ? next : part).Where(part => part.Column != column || !isGone))
            : new ListSort(sorts, isGone && Parts.Count == 1 ? [] : [isGone ? new ListSortPart(column, false) : next]);
        return sort.Parts.Count == 0 ? sorts.Usual : sort;
    }

    public override string ToString() => string.Join(',', Parts);
}
