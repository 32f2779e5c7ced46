using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using OpsConsole.Core.Files;

namespace OpsConsole.Core.Listing.Exports;

/// <summary>
/// Rows of a list as an Excel workbook, streamed: a sheet of rows and a sheet that says what they are and how many. The parts of the format that
/// are needed are few, and writing them directly is the only way without a seekable file. Texts are typed as texts, so none runs as a formula.
/// </summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    // Styles by place: 0 plain, 1 bold, 2 instant, 3 day, 4 money.
    private const string Styles = $"""
        {Head}<styleSheet xmlns="{Main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="166" formatCode="#,##0.##"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="166" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    public static Task WriteAsync<TRow>(
        Stream to, string name, IReadOnlyList<ListColumn<TRow>> columns, IAsyncEnumerable<TRow> rows, IReadOnlyList<(string Label, Func<object> Value)> about, CancellationToken ct) =>
        WriteAsync(to, name, [.. columns.Select(column => column.Label)], rows.Select(row => columns.Select(column => column.Value(row))), about, ct);

    /// <param name="name">Of the sheet: letters and spaces.</param>
    /// <param name="rows">Texts, numbers, days and instants under the headings.</param>
    public static async Task WriteAsync(
        Stream to, string name, IReadOnlyList<string> headings, IAsyncEnumerable<IEnumerable<object?>> rows, IReadOnlyList<(string Label, Func<object> Value)> about, CancellationToken ct)
    {
        await using var awaited = new AsyncWriteStream(to);
        await WriteZipAsync(awaited, name, headings, rows, about, ct);
        await awaited.FlushAsync(ct);
    }

    private static async Task WriteZipAsync(
        Stream to, string name, IReadOnlyList<string> headings, IAsyncEnumerable<IEnumerable<object?>> rows, IReadOnlyList<(string Label, Func<object> Value)> about, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await PartAsync(zip, "[Content_Types].xml", $"""{Head}<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""", ct);
        await PartAsync(zip, "_rels/.rels", $"""{Head}<Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""", ct);
        await PartAsync(zip, "xl/workbook.xml", $"""{Head}<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/><sheet name="About this file" sheetId="2" r:id="rId2"/></sheets></workbook>""", ct);
        await PartAsync(zip, "xl/_rels/workbook.xml.rels", $"""{Head}<Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""", ct);
        await PartAsync(zip, "xl/styles.xml", Styles, ct);

        await using (var sheet = await SheetText.OpenAsync(zip, "xl/worksheets/sheet1.xml", """<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""", ct))
        {
            await sheet.RowAsync(headings.Select(heading => (object?)new Heading(heading)), ct);
            await foreach (var row in rows.WithCancellation(ct))
                await sheet.RowAsync(row, ct);
        }

        await using (var sheet = await SheetText.OpenAsync(zip, "xl/worksheets/sheet2.xml", "", ct))
            foreach (var (label, value) in about)
                await sheet.RowAsync([new Heading(label), value()], ct);
    }

    private static async Task PartAsync(ZipArchive zip, string name, string text, CancellationToken ct)
    {
        await using var part = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await part.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
    }

    private sealed record Heading(string Text);

    private sealed class SheetText(Stream part) : IAsyncDisposable
    {
        private const int FlushLength = 64 * 1024;

        private static readonly SearchValues<char> hexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

        private readonly StringBuilder text = new();

        public static async Task<SheetText> OpenAsync(ZipArchive zip, string name, string views, CancellationToken ct)
        {
            var sheet = new SheetText(await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct));
            sheet.text.Append(CultureInfo.InvariantCulture, $"""{Head}<worksheet xmlns="{Main}">{views}<sheetData>""");
            return sheet;
        }

        public async ValueTask RowAsync(IEnumerable<object?> values, CancellationToken ct)
        {
            text.Append("<row>");
            foreach (var value in values)
                Cell(value);
            text.Append("</row>");
            if (text.Length > FlushLength)
                await FlushAsync(ct);
        }

        public async ValueTask DisposeAsync()
        {
            text.Append("</sheetData></worksheet>");
            await FlushAsync(CancellationToken.None);
            await part.DisposeAsync();
        }

        private async Task FlushAsync(CancellationToken ct)
        {
            await part.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), ct);
            text.Clear();
        }

        private void Cell(object? value)
        {
            switch (value)
            {
                case null or "":
                    text.Append("<c/>");
                    break;
                case string words:
                    Text(words, 0);
                    break;
                case Heading heading:
                    Text(heading.Text, 1);
                    break;
                case DateTime instant:
                    text.Append(CultureInfo.InvariantCulture, $"""<c s="2"><v>{instant.ToOADate()}</v></c>""");
                    break;
                case DateOnly day:
                    text.Append(CultureInfo.InvariantCulture, $"""<c s="3"><v>{day.ToDateTime(TimeOnly.MinValue).ToOADate()}</v></c>""");
                    break;
                default:
                    text.Append(CultureInfo.InvariantCulture, $"""<c s="{(value is decimal ? 4 : 0)}"><v>{value}</v></c>""");
                    break;
            }
        }

        private void Text(string words, int style)
        {
            text.Append(CultureInfo.InvariantCulture, $"""<c s="{style}" t="inlineStr"><is><t xml:space="preserve">""");
            for (var i = 0; i < words.Length; i++)
                Letter(words, ref i);
            text.Append("</t></is></c>");
        }

        /// <summary>What XML cannot hold is left out. An underscore before "x0041_" is escaped: Excel would read an A.</summary>
        private void Letter(string words, ref int at)
        {
            var letter = words[at];
            if (letter == '_' && at + 6 < words.Length && words[at + 1] == 'x' && words[at + 6] == '_' && words.AsSpan(at + 2, 4).ContainsAnyExcept(hexDigits) is false)
                text.Append("_x005F");
            if (letter is '<' or '>' or '&')
                text.Append(letter switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            else if (XmlConvert.IsXmlChar(letter))
                text.Append(letter);
            else if (at + 1 < words.Length && XmlConvert.IsXmlSurrogatePair(words[at + 1], letter))
                text.Append(letter).Append(words[++at]);
        }
    }
}
