namespace OpsConsole.Core.Leads.Imports;

/// <summary>The cells of one row, and the line of the file that it starts on (1 is the first line, mostly the header).</summary>
public sealed record LeadFileRow(int Line, IReadOnlyList<string> Cells);
