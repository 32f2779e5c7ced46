using System.Text;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Excel;

namespace OpsConsole.Tests.Leads.Imports.Excel;

/// <summary>Workbooks that are damaged or made to hurt: each ends with a sentence, soon, and without filling the memory.</summary>
public sealed class HostileWorkbookTests
{
    /// <summary>In bytes and in all, of which next to nothing is alive at once.</summary>
    private const long MostAllocated = 600_000_000;

    public static TheoryData<string, byte[], Type> Wrong => new()
    {
        { "cut short", SomeWorkbooks.OfLeads(500)[..^2_000], typeof(WorkbookIsDamaged) },
        { "only its beginning", SomeWorkbooks.OfLeads(500)[..100], typeof(WorkbookIsDamaged) },
        { "another zip", SomeWorkbooks.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<office/>")), typeof(FileIsNoWorkbook) },
        { "a Word document", SomeWorkbooks.Zip(("_rels/.rels", """<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"""), ("word/document.xml", "<document/>")), typeof(FileIsNoWorkbook) },
        { "no sheets", SomeWorkbooks.Of([]), typeof(FileIsEmpty) },
        { "empty sheets", SomeWorkbooks.Of([("A", "", SomeWorkbooks.Sheet("")), ("B", "", SomeWorkbooks.Sheet("<row/>"))]), typeof(FileIsEmpty) },
        { "all hidden", SomeWorkbooks.Of([("A", "state=\"veryHidden\"", SomeWorkbooks.Sheet(""))]), typeof(WorkbookHidesItsSheets) },
        { "a title only", SomeWorkbooks.OfRows(SomeWorkbooks.Row("street")), typeof(FileHasNoRows) },
        { "no header", SomeWorkbooks.OfRows("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"), typeof(FileHasNoHeader) },
        { "two columns of one name", SomeWorkbooks.OfRows(SomeWorkbooks.Row("street", "Street") + SomeWorkbooks.Row("1 A St")), typeof(FileHasTwoColumnsNamed) },
        { "columns without end", SomeWorkbooks.OfRows(SomeWorkbooks.Row([.. Enumerable.Range(0, 3_000).Select(at => $"c{at}")]) + SomeWorkbooks.Row("1 A St")), typeof(FileHasTooManyColumns) },
        { "rows backwards", Rows("""<row r="5"><c><v>1</v></c></row><row r="4"><c><v>1</v></c></row>"""), typeof(WorkbookBreaksOff) },
        { "rows beyond Excel", Rows("""<row r="2000000"><c><v>1</v></c></row>"""), typeof(WorkbookBreaksOff) },
        { "a text that is not there", Rows("""<row><c t="s"><v>7</v></c></row>"""), typeof(WorkbookBreaksOff) },
        { "a place that is none", Rows("""<row><c r="7"><v>7</v></c></row>"""), typeof(WorkbookBreaksOff) },
        { "XML that ends", Rows("<row><c><v>1</v></c></row><row><c>"), typeof(WorkbookBreaksOff) },
        { "a document type", SomeWorkbooks.WithPart("xl/worksheets/sheet1.xml", to => to.Write("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>"u8)), typeof(WorkbookIsDamaged) },
        { "a document type that asks outside", SomeWorkbooks.WithPart("xl/workbook.xml", to => to.Write("<!DOCTYPE x SYSTEM \"http://example.test/x.dtd\"><workbook/>"u8)), typeof(WorkbookIsDamaged) },
        { "a sheet that is nowhere", SomeWorkbooks.Zip(
            ("_rels/.rels", """<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
            ("xl/workbook.xml", """<workbook xmlns:r="r"><sheets><sheet name="S" r:id="b"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="b" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>""")), typeof(WorkbookIsDamaged) },
        { "a sheet elsewhere", SomeWorkbooks.Zip(
            ("xl/workbook.xml", """<workbook xmlns:r="r"><sheets><sheet name="S" r:id="b"/></sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="b" Type="x/worksheet" TargetMode="External" Target="http://example.test/sheet.xml"/></Relationships>""")), typeof(FileIsEmpty) },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_said(string name, byte[] bytes, Type error)
    {
        Assert.NotEmpty(name);
        Assert.IsType(error, await SomeFiles.ErrorAsync(new MemoryStream(bytes)));
    }

    [Fact]
    public Task A_bomb_in_the_sheet_is_stopped() =>
        StopsAsync<WorkbookIsTooLarge>(SomeWorkbooks.WithPart("xl/worksheets/sheet1.xml", to =>
            Repeat(to, $"""<worksheet xmlns="{SomeWorkbooks.Main}"><sheetData>{SomeWorkbooks.Row("street")}{SomeWorkbooks.Row("1 A St")}""", new string(' ', 100_000), 10_500)));

    [Fact]
    public Task A_bomb_beside_the_sheet_is_stopped() =>
        StopsAsync<WorkbookIsTooLarge>(SomeWorkbooks.WithPart("xl/styles.xml", to => Repeat(to, "<styleSheet><cellXfs>", new string(' ', 100_000), 500)));

    [Fact]
    public Task Shared_texts_without_end_are_stopped() =>
        StopsAsync<WorkbookHasTooManyTexts>(SomeWorkbooks.WithPart("xl/sharedStrings.xml", to => Repeat(to, "<sst>", $"<si><t>{new string('x', 30_000)}</t></si>", 2_000)));

    [Fact]
    public Task Empty_texts_without_end_are_stopped() =>
        StopsAsync<WorkbookHasTooManyTexts>(SomeWorkbooks.WithPart("xl/sharedStrings.xml", to => Repeat(to, "<sst>", string.Concat(Enumerable.Repeat("<si/>", 1_000)), 3_000)));

    [Fact]
    public Task A_text_without_end_is_stopped() => StopsAsync<WorkbookIsDamaged>(SheetOf("<worksheet><sheetData><row><c><v>", "x"));

    [Fact]
    public Task A_tag_without_end_is_stopped() => StopsAsync<WorkbookIsDamaged>(SheetOf("<worksheet><sheetData><row r=\"", "1"));

    [Fact]
    public Task A_tag_of_marks_without_end_is_stopped() => StopsAsync<WorkbookIsDamaged>(SheetOf("<worksheet><sheetData><row r='", ">\""));

    [Fact]
    public Task Nesting_without_end_is_stopped() => StopsAsync<WorkbookIsDamaged>(SheetOf("<worksheet>", "<a>"));

    [Fact]
    public async Task Names_without_end_are_stopped() =>
        await StopsAsync<WorkbookIsDamaged>(SomeWorkbooks.WithPart("xl/worksheets/sheet1.xml", to =>
        {
            using var text = new StreamWriter(to);
            text.Write("<worksheet>");
            for (var name = 0; name < 3_000_000; name++)
                text.Write($"<a{name}/>");
        }));

    [Fact]
    public async Task A_directory_without_end_is_not_even_read()
    {
        var bytes = SomeWorkbooks.Zip([.. Enumerable.Range(0, 60_000).Select(at => ($"a-part-with-a-longer-name-{at}", ""))]);
        await StopsAsync<WorkbookIsDamaged>(bytes);
    }

    private static byte[] Rows(string rows) => SomeWorkbooks.OfRows(SomeWorkbooks.Row("street") + SomeWorkbooks.Row("1 A St") + rows);

    private static byte[] SheetOf(string start, string more) =>
        SomeWorkbooks.WithPart("xl/worksheets/sheet1.xml", to => Repeat(to, start, string.Concat(Enumerable.Repeat(more, 50_000)), 1_000));

    private static void Repeat(Stream to, string start, string piece, int times)
    {
        to.Write(Encoding.UTF8.GetBytes(start));
        var bytes = Encoding.UTF8.GetBytes(piece);
        for (var time = 0; time < times; time++)
            to.Write(bytes);
    }

    private static async Task StopsAsync<TError>(byte[] bytes)
        where TError : LeadFileError
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = await SomeFiles.ErrorAsync(new MemoryStream(bytes));

        Assert.True(error is TError or WorkbookBreaksOff, $"{error}");
        // All of it runs on this thread: nothing here really waits.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
    }
}
