using System.Globalization;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>The names of a file's columns, as the first line that is not blank gives them.</summary>
internal static class HeaderNames
{
    private const int LongestName = 100;

    public static Result<IReadOnlyList<string>> Of(IReadOnlyList<string> cells)
    {
        var count = cells.Count;
        while (count > 0 && string.IsNullOrWhiteSpace(cells[count - 1]))
            count--;
        if (count > LeadFile.MostColumns)
            return new FileHasTooManyColumns(count);

        // A line with as many numbers as names is a lead, not a header.
        var numbers = cells.Take(count).Count(IsNumber);
        if (count == 0 || numbers * 2 >= count || !cells.Any(cell => cell.Any(char.IsLetter)))
            return new FileHasNoHeader();

        var names = new List<string>(count);
        for (var i = 0; i < count; i++)
            names.Add(string.IsNullOrWhiteSpace(cells[i]) ? $"Column {i + 1}" : Shown(cells[i]));
        var twice = names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? names : new FileHasTwoColumnsNamed(twice.Key);
    }

    private static bool IsNumber(string cell) => decimal.TryParse(cell, NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    private static string Shown(string cell)
    {
        var name = string.Concat(cell.Trim().Select(letter => char.IsControl(letter) ? ' ' : letter));
        return name.Length <= LongestName ? name : name[..LongestName];
    }
}
