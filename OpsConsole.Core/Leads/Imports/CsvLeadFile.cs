using System.Runtime.CompilerServices;
using CsvHelper;

namespace OpsConsole.Core.Leads.Imports;

/// <summary>
/// Leads as CSV, read forward once from a stream that need not be seekable: comma, semicolon, tab or bar between the cells, UTF-8 or
/// UTF-16 with its mark. Holds one row and its buffers in memory, whatever the file.
/// </summary>
internal sealed class CsvLeadFile : LeadFile
{
    /// <summary>In bytes of UTF-8, line breaks inside quotes included.</summary>
    public const int LongestRow = 256 * 1024;

    private readonly CheckedTextStream text;
    private readonly CsvReader reader;
    private int? brokenQuoteLine;
    private bool isOnRow;
    private bool isRead;

    private CsvLeadFile(CheckedTextStream text)
    {
        this.text = text;
        reader = CsvReader.Create(text, new()
        {
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            OnMalformedRecord = NoteBrokenQuote,
        });
    }

    public override char Delimiter => reader.Separator;

    /// <summary>Reads the header and looks whether a row follows.</summary>
    public static async Task<Result<LeadFile>> OpenAsync(Stream stream, ReadOnlyMemory<byte> start, FileKind kind, CancellationToken ct)
    {
        var file = new CsvLeadFile(new CheckedTextStream(new ReplayedStream(start[kind.MarkLength..], stream), kind.Utf16));
        if (await file.ReadHeaderAsync(ct) is not { } refusal)
            return file;
        await file.DisposeAsync();
        return refusal;
    }

    public override async IAsyncEnumerable<LeadFileRow> RowsAsync(int afterLine = 0, [EnumeratorCancellation] CancellationToken ct = default)
    {
        if (isRead)
            throw new InvalidOperationException("The rows have been read. Open the file again.");
        isRead = true;
        do
        {
            if (reader.LineNumber > afterLine && !IsBlank())
                yield return new(Line(reader.LineNumber), Cells());
        }
        while (await ReadAsync(ct));
    }

    public override async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await text.DisposeAsync();
    }

    private async Task<Error?> ReadHeaderAsync(CancellationToken ct)
    {
        try
        {
            while (!isOnRow || IsBlank())
            {
                if (!await ReadAsync(ct))
                    return new FileIsEmpty();
            }

            var headers = HeaderNames.Of(Cells());
            if (!headers.Succeeded)
                return headers.Error;
            Headers = headers.Value;
            do
            {
                if (!await ReadAsync(ct))
                    return new FileHasNoRows();
            }
            while (IsBlank());
            return null;
        }
        catch (LeadFileBrokenException broken)
        {
            return broken.Error;
        }
    }

    private async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        try
        {
            isOnRow = await reader.ReadAsync(ct);
        }
        catch (CsvFormatException tooLong)
        {
            // Nothing else is refused by the reader. A row over several lines got there by a quotation mark.
            var line = Line(tooLong.LineNumber);
            throw new LeadFileBrokenException(text.LineBreaks >= line ? new FileQuoteIsNeverClosed(line) : new FileLineIsTooLong(line));
        }

        if (isOnRow && brokenQuoteLine <= reader.LineNumber)
            throw new LeadFileBrokenException(new FileQuoteIsNeverClosed(brokenQuoteLine.Value));
        return isOnRow;
    }

    // A stray mark inside one line is text (5" pipe); one that swallows lines would lose leads unseen.
    private void NoteBrokenQuote(CsvMalformedRecord record)
    {
        var swallowsLines = record.Reason == CsvMalformedReason.TextAfterClosingQuote && record.RawRecord.AsSpan().IndexOfAny('\r', '\n') >= 0;
        if (record.Reason == CsvMalformedReason.UnterminatedQuote || swallowsLines)
            brokenQuoteLine ??= Line(record.LineNumber);
    }

    private List<string> Cells()
    {
        // Spreadsheets leave empty cells behind the last column.
        var count = reader.FieldCount;
        while (count > Headers.Count && Headers.Count > 0 && reader.GetSpan(count - 1).IsEmpty)
            count--;
        count = Math.Min(count, 2 * MostColumns);
        var cells = new List<string>(count);
        for (var i = 0; i < count; i++)
            cells.Add(reader.GetString(i));
        return cells;
    }

    private bool IsBlank()
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (!reader.GetSpan(i).Trim(" \t\r\n"u8).IsEmpty)
                return false;
        }

        return true;
    }

    private static int Line(long line) => (int)Math.Min(line, int.MaxValue);
}
