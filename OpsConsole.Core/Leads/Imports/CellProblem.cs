namespace OpsConsole.Core.Leads.Imports;

/// <summary>What is wrong with one cell: the line it stands on, its column's header, the value (shortened), and the reason in plain words.</summary>
public sealed record CellProblem(int Line, string Column, string Value, string Reason)
{
    public const int ShownLength = 60;

    internal static string Shortened(string value)
    {
        var shown = string.Concat(value.Take(ShownLength + 1).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter));
        return shown.Length <= ShownLength ? shown : shown[..(ShownLength - 1)] + "…";
    }
}
