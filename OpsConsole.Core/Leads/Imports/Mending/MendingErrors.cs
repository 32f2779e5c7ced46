namespace OpsConsole.Core.Leads.Imports.Mending;

public sealed record LineNeedsNoMending(int Line) : Error($"Line {Line} is not among those to mend any more.");

public sealed record CellIsTooLong() : Error($"Keep a cell under {LeadImportCorrection.ValueLength:N0} characters.");

public sealed record NothingIsMended() : Error("No line is mended yet. Correct a cell first.");

public sealed record LinesCannotBeMendedNow(string FileName) : Error($"The import of {FileName} is at work. Mend what is left when it is done.");
