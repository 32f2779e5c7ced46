using System.Globalization;
using CsvHelper;
using OpsConsole.Core.Files;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>A row that was refused: where it stood, its cells as they came, and why in one text.</summary>
public sealed record FailedRow(int Line, IReadOnlyList<string> Cells, string Problem);

/// <summary>
/// The file of refused rows that people correct and upload again: line and problem first, then the original columns. UTF-8 with its mark,
/// so that Excel shows it rightly; formulas made harmless.
/// </summary>
public static class ErrorFile
{
    public const string LineHeader = "Line in the file";
    public const string ProblemHeader = "Problem";

    /// <summary>Streams the rows out as they come and leaves the stream open. Answers how many were written.</summary>
    public static async Task<int> WriteAsync(Stream to, IReadOnlyList<string> headers, char delimiter, IAsyncEnumerable<FailedRow> rows, CancellationToken ct)
    {
        // An error file that was uploaded again has these columns already.
        var isSecond = headers.Contains(LineHeader) && headers.Contains(ProblemHeader);
        var kept = Enumerable.Range(0, headers.Count).Where(column => !isSecond || headers[column] is not (LineHeader or ProblemHeader)).ToList();
        var count = 0;
        await using var writer = CsvWriter.Create(to, new() { Separator = delimiter, WriteByteOrderMark = true, ValidateFieldCount = false }, leaveOpen: true);
        await WriteAsync(writer, [LineHeader, ProblemHeader, .. kept.Select(column => headers[column])], ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            // A row with more cells than the header keeps them at its end.
            var cells = kept.Where(column => column < row.Cells.Count).Select(column => row.Cells[column]).Concat(row.Cells.Skip(headers.Count));
            await WriteAsync(writer, [row.Line.ToString(CultureInfo.InvariantCulture), row.Problem, .. cells], ct);
            count++;
        }

        await writer.FlushAsync(ct);
        return count;
    }

    private static async Task WriteAsync(CsvWriter writer, IEnumerable<string> cells, CancellationToken ct)
    {
        foreach (var cell in cells)
            writer.WriteField(CsvCell.Safe(cell));
        await writer.EndRecordAsync(ct);
    }
}
