using System.Runtime.CompilerServices;

namespace OpsConsole.Core.Leads.Imports.Excel;

/// <summary>
/// Leads in an Excel workbook: the first visible sheet with a heading row and a row below it. A line's number is the sheet's own. Cells are
/// what a person would type for what they show, and every row has as many as the heading.
/// </summary>
internal sealed class ExcelLeadFile : LeadFile
{
    private readonly WorkbookParts parts;
    private readonly PartXml part;
    private readonly SheetRows sheet;
    private IReadOnlyList<string>? first;

    private ExcelLeadFile(WorkbookParts parts, PartXml part, SheetContext context, ReadSheet name)
    {
        (this.parts, this.part, Sheet) = (parts, part, name);
        sheet = new SheetRows(part, context);
    }

    public override ReadSheet? Sheet { get; }

    public static new async Task<Result<LeadFile>> OpenAsync(Stream stream, CancellationToken ct)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("A workbook's directory stands at its end: give a stream that can be sought.", nameof(stream));
        WorkbookParts? parts = null;
        try
        {
            parts = await WorkbookParts.OpenAsync(stream, ct);
            var opened = await OpenAsync(parts, ct);
            if (opened.Succeeded)
                parts = null;
            return opened;
        }
        catch (LeadFileBrokenException broken)
        {
            return broken.Error;
        }
        finally
        {
            if (parts is not null)
                await parts.DisposeAsync();
        }
    }

    public override async IAsyncEnumerable<LeadFileRow> RowsAsync(int afterLine = 0, [EnumeratorCancellation] CancellationToken ct = default)
    {
        if (first is null)
            throw new InvalidOperationException("The rows have been read. Open the file again.");
        part.Cancellation = ct;
        var row = first;
        first = null;
        do
        {
            ct.ThrowIfCancellationRequested();
            if (sheet.Number > afterLine && !IsBlank(row))
                yield return new(sheet.Number, [.. Enumerable.Range(0, Headers.Count).Select(column => column < row.Count ? row[column] : "")]);
        }
        while ((row = await NextAsync()) is not null);
    }

    public override async ValueTask DisposeAsync()
    {
        await part.DisposeAsync();
        await parts.DisposeAsync();
    }

    private static async Task<Result<LeadFile>> OpenAsync(WorkbookParts parts, CancellationToken ct)
    {
        var workbook = await Workbook.ReadAsync(parts, ct);
        if (workbook.Sheets.Count == 0)
            return new FileIsEmpty();
        var context = new SheetContext(new SharedStrings(), new CellFormats(), workbook.Is1904);
        await using (var strings = await parts.TryOpenAsync(workbook.Strings, WorkbookParts.MostSheetBytes, ct))
            if (strings is not null)
                await context.Strings.ReadAsync(strings);
        await using (var styles = await parts.TryOpenAsync(workbook.Styles, WorkbookParts.MostBytes, ct))
            if (styles is not null)
                await context.Formats.ReadAsync(styles);

        Error? refusal = null;
        foreach (var sheet in workbook.Sheets.Where(sheet => sheet.IsVisible))
        {
            ct.ThrowIfCancellationRequested();
            var part = await parts.TryOpenAsync(sheet.Part, WorkbookParts.MostSheetBytes, ct) ?? throw new LeadFileBrokenException(new WorkbookIsDamaged());
            var file = new ExcelLeadFile(parts, part, context, new ReadSheet(sheet.Name, workbook.Sheets.Count - 1));
            var problem = await file.ReadHeaderAsync();
            if (problem is null)
                return file;
            await part.DisposeAsync();
            if (problem is not (FileIsEmpty or FileHasNoRows))
                return problem;
            refusal = refusal is null or FileIsEmpty ? problem : refusal;
        }

        return refusal ?? new WorkbookHidesItsSheets();
    }

    private async Task<Error?> ReadHeaderAsync()
    {
        IReadOnlyList<string>? row;
        do
        {
            if ((row = await NextAsync()) is null)
                return new FileIsEmpty();
        }
        while (row.All(string.IsNullOrWhiteSpace));

        var headers = HeaderNames.Of(row);
        if (!headers.Succeeded)
            return headers.Error;
        Headers = headers.Value;
        do
        {
            if ((first = await NextAsync()) is null)
                return new FileHasNoRows();
        }
        while (IsBlank(first));
        return null;
    }

    /// <summary>Damage is told by the row above it, as soon as there is one.</summary>
    private async ValueTask<IReadOnlyList<string>?> NextAsync()
    {
        try
        {
            return await sheet.NextAsync();
        }
        catch (LeadFileBrokenException broken) when (broken.Error is WorkbookIsDamaged && sheet.Number > 0)
        {
            throw new LeadFileBrokenException(new WorkbookBreaksOff(sheet.Number));
        }
    }

    private bool IsBlank(IReadOnlyList<string> row)
    {
        for (var column = 0; column < Math.Min(row.Count, Headers.Count); column++)
            if (!string.IsNullOrWhiteSpace(row[column]))
                return false;
        return true;
    }
}
