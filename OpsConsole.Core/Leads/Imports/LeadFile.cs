namespace OpsConsole.Core.Leads.Imports;

/// <summary>
/// A file of leads, CSV or an Excel workbook, read forward once with one row in memory, whatever its length. What it is, its first bytes
/// say: names and content types lie. The stream stays the caller's.
/// </summary>
public abstract class LeadFile : IAsyncDisposable
{
    public const int MostColumns = 200;

    public IReadOnlyList<string> Headers { get; protected set; } = [];

    /// <summary>What stands between the cells when its rows are written as CSV.</summary>
    public virtual char Delimiter => ',';

    /// <summary>Which sheet of a workbook this is; null for a file without sheets.</summary>
    public virtual ReadSheet? Sheet => null;

    /// <summary>Reads the header and looks whether a row follows; otherwise answers one of the <see cref="LeadFileError"/>s.</summary>
    /// <param name="stream">At its beginning; seekable when it holds a workbook.</param>
    public static async Task<Result<LeadFile>> OpenAsync(Stream stream, CancellationToken ct)
    {
        var start = new byte[FileKind.BytesNeeded];
        var length = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        var kind = FileKind.Of(start.AsSpan(0, length));
        if (kind.Error is { } error)
            return error;
        return kind.IsZip
            ? await Excel.ExcelLeadFile.OpenAsync(stream, ct)
            : await CsvLeadFile.OpenAsync(stream, start.AsMemory(0, length), kind, ct);
    }

    /// <summary>
    /// The rows in order, blank ones left out, starting behind a line that an earlier run got to. Can be called once. A row with too few or
    /// too many cells is a row all the same; <see cref="LeadRow"/> says what is wrong with it.
    /// </summary>
    /// <exception cref="LeadFileBrokenException">The file cannot be read further; says why.</exception>
    public abstract IAsyncEnumerable<LeadFileRow> RowsAsync(int afterLine = 0, CancellationToken ct = default);

    public abstract ValueTask DisposeAsync();
}

/// <param name="Others">How many more sheets the workbook has; they are not read.</param>
public sealed record ReadSheet(string Name, int Others);
