using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>A row read as a lead: the tidied input when all is well, otherwise everything that is wrong with the row.</summary>
public sealed record LeadRow(int Line, LeadInput? Input, IReadOnlyList<CellProblem> Problems)
{
    /// <summary>Names of the fields that no cell but the value for all lines fills.</summary>
    public IReadOnlyCollection<string> Defaulted { get; init; } = [];

    /// <summary>A row that is not to be imported: neither an input nor a problem.</summary>
    public static LeadRow LeftOut(int line) => new(line, null, []);

    /// <summary>Reads the cells as the mapping says and checks them by the same rules as a form.</summary>
    public static LeadRow Read(LeadFileRow row, ColumnMapping mapping, LeadInputRules rules)
    {
        if (row.Cells.Count != mapping.Headers.Count)
        {
            var reason = $"This row has {Cells(row.Cells.Count)}, the header has {mapping.Headers.Count}. Look for a missing or an extra separator, or put quotation marks round a value that holds one";
            return new(row.Line, null, [new(row.Line, "", CellProblem.Shortened(string.Join(" | ", row.Cells)), reason)]);
        }

        var cells = new RowCells(row, mapping);
        var input = cells.ToInput().Tidied();
        foreach (var problem in rules.CheckRow(input))
            cells.Refuse(problem.Field, problem.Message);
        return cells.Problems.Count == 0 ? new(row.Line, input, []) { Defaulted = cells.Defaulted } : new(row.Line, null, cells.Problems);
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";
}
