namespace OpsConsole.Core.Listing.Exports;

public sealed record TooManyRowsForExcel(int Rows, int Most)
    : Error($"A sheet in Excel holds {Most:N0} rows; these are {Rows:N0}. Take CSV, or narrow the filter.")
{
    /// <summary>One row is the header.</summary>
    public const int MostExcelRows = 1_048_575;

    /// <summary>Null when the rows have room.</summary>
    internal static TooManyRowsForExcel? WhyNot(ExportFormat format, int rows) =>
        format == ExportFormat.Xlsx && rows > MostExcelRows ? new(rows, MostExcelRows) : null;
}
