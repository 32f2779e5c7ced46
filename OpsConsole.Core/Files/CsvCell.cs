namespace OpsConsole.Core.Files;

/// <summary>Values on their way into and out of a CSV file that a spreadsheet may open.</summary>
public static class CsvCell
{
    /// <summary>Makes a value harmless that a spreadsheet would run as a formula, by an apostrophe in front; everything else stays as it is.</summary>
    public static string Safe(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        return Formula.IsIn(value) ? "'" + value : value;
    }

    /// <summary>The value of a cell without the spaces round it and without an apostrophe that <see cref="Safe"/> put in front.</summary>
    public static string Read(string cell)
    {
        var value = cell.Trim();
        return value.Length > 1 && value[0] == '\'' && Formula.IsIn(value[1..]) ? value[1..].Trim() : value;
    }
}
