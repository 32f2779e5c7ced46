using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports.Excel;

public sealed class ExcelLeadFileTests
{
    private const string Header = """<row r="1"><c r="A1" t="inlineStr"><is><t>street</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row>""";

    public static TheoryData<string, string> Cells => new()
    {
        { """<c r="B2"><v>59222</v></c>""", "59222" },
        { """<c r="B2"><v>1.0E+5</v></c>""", "100000" },
        { """<c r="B2"><v>38.631912999999997</v></c>""", "38.631913" },
        { """<c r="B2"><v>-121.43487900000001</v></c>""", "-121.434879" },
        { """<c r="B2"><v>0.1</v></c>""", "0.1" },
        { """<c r="B2"><v>9165550134</v></c>""", "9165550134" },
        { """<c r="B2" s="1"><v>39589</v></c>""", "2008-05-21" },
        { """<c r="B2" s="5"><v>39589</v></c>""", "2008-05-21" },
        { """<c r="B2" s="7"><v>39589.5625</v></c>""", "2008-05-21 13:30:00" },
        { """<c r="B2" s="1"><v>59</v></c>""", "1900-02-28" },
        { """<c r="B2" s="1"><v>60</v></c>""", "1900-02-29" },
        { """<c r="B2" s="1"><v>61</v></c>""", "1900-03-01" },
        { """<c r="B2" s="1"><v>-5</v></c>""", "-5" },
        { """<c r="B2" s="1"><v>2958465</v></c>""", "9999-12-31" },
        { """<c r="B2" s="1"><v>99999999</v></c>""", "99999999" },
        { """<c r="B2" s="2"><v>956</v></c>""", "00956" },
        { """<c r="B2" s="6"><v>9560123</v></c>""", "00956-0123" },
        { """<c r="B2" s="3"><v>6.5000000000000002E-2</v></c>""", "6.5%" },
        { """<c r="B2" s="4"><v>59222.5</v></c>""", "59222.5" },
        { """<c r="B2" s="8"><v>12.5</v></c>""", "12.5" },
        { """<c r="B2" s="999"><v>12.5</v></c>""", "12.5" },
        { """<c r="B2" t="b"><v>1</v></c>""", "TRUE" },
        { """<c r="B2" t="b"><v>0</v></c>""", "FALSE" },
        { """<c r="B2" t="e"><f>VLOOKUP(1,A:A,1)</f><v>#N/A</v></c>""", "#N/A" },
        { """<c r="B2" t="d"><v>2008-05-21T00:00:00</v></c>""", "2008-05-21T00:00:00" },
        { """<c r="B2" t="str"><f>A2&amp;"!"</f><v>Elk &amp; Grove</v></c>""", "Elk & Grove" },
        { """<c r="B2"><f>1+1</f><v>2</v></c>""", "2" },
        { """<c r="B2"><f>1+1</f></c>""", "" },
        { """<c r="B2" t="s"><v>0</v></c>""", "Folsom" },
        { """<c r="B2" t="s"><v>1</v></c>""", "Elk Grove" },
        { """<c r="B2" t="s"><v>2</v></c>""", "" },
        { """<c r="B2" t="s"><v>3</v></c>""", "two\nlines _x000A_" },
        { """<c r="B2" t="inlineStr"><is><r><t>Elk </t></r><r><rPr><b/></rPr><t>Grove</t></r></is></c>""", "Elk Grove" },
        { """<c r="B2" t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c>""", "<b>" },
        { """<c r="B2"/>""", "" },
    };

    [Theory, MemberData(nameof(Cells))]
    public async Task Cell_IsWhatAPersonWouldType(string cell, string text)
    {
        var bytes = SomeWorkbooks.OfRows(
            $"""{Header}<row r="2"><c r="A2" t="inlineStr"><is><t>1 A St</t></is></c>{cell}</row>""",
            """<si><t>Folsom</t></si><si><r><t>Elk </t></r><r><rPr><b/></rPr><t>Grove</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si><si/><si><t xml:space="preserve">two_x000A_lines _x005F_x000A_</t></si>""");

        Assert.Equal(["1 A St", text], Assert.Single(await SomeFiles.RowsAsync(new MemoryStream(bytes))).Cells);
    }

    [Fact]
    public async Task Days_OfAWorkbookThatCountsFrom1904_AreThese() =>
        Assert.Equal("2008-05-21", Assert.Single(await SomeFiles.RowsAsync(new MemoryStream(SomeWorkbooks.OfRows(
            $"""{Header}<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>38127</v></c></row>""", properties: """<workbookPr date1904="1"/>""")))).Cells[1]);

    [Fact]
    public async Task Rows_KeepTheSheetsNumbers_GapsAreEmpty_HiddenOnesAreRead_AndBlankOnesAreNot()
    {
        var bytes = SomeWorkbooks.OfRows("""
            <row r="3"><c r="B3" t="inlineStr"><is><t>street</t></is></c><c r="D3" t="inlineStr"><is><t>price</t></is></c></row>
            <row r="4"/><row r="5"><c r="B5" s="1"/><c r="D5" t="inlineStr"><is><t> </t></is></c></row>
            <row r="7" hidden="1"><c r="D7"><v>1</v></c></row>
            <row r="8"><c r="B8"><v>8</v></c><c r="XFD8"><v>9</v></c></row>
            <row r="12"><c r="ZZ12"><v>9</v></c></row>
            """);
        await using var file = await SomeFiles.OpenAsync(new MemoryStream(bytes));
        var rows = await file.RowsAsync().ToListAsync();

        Assert.Equal(["Column 1", "street", "Column 3", "price"], file.Headers);
        Assert.Equal(["7: |||1", "8: |8||"], rows.Select(row => $"{row.Line}: {string.Join('|', row.Cells)}"));
        Assert.Equal([8], (await SomeFiles.RowsAsync(new MemoryStream(bytes), afterLine: 7)).Select(row => row.Line));
    }

    [Fact]
    public async Task Sheet_IsTheFirstVisibleOneWithRows()
    {
        var leads = SomeWorkbooks.Sheet(SomeWorkbooks.Row("street", "city") + SomeWorkbooks.Row("1 A St", "Galt"));
        var bytes = SomeWorkbooks.Of([
            ("Old", "state=\"hidden\"", leads), ("Notes", "", SomeWorkbooks.Sheet(SomeWorkbooks.Row("Only a title"))), ("Empty", "", SomeWorkbooks.Sheet("")),
            ("May &amp; June", "", leads), ("More", "state=\"visible\"", leads)]);

        await using var file = await SomeFiles.OpenAsync(new MemoryStream(bytes));

        Assert.Equal(new ReadSheet("May & June", 4), file.Sheet);
        Assert.Equal(2, Assert.Single(await file.RowsAsync().ToListAsync()).Line);
    }

    [Fact]
    public async Task Parts_AreFoundWhereverTheWorkbookSaysTheyAre()
    {
        var sheet = SomeWorkbooks.Sheet(SomeWorkbooks.Row("street") + SomeWorkbooks.Row("1 A St")).Replace("sheetData", "x:sheetData", StringComparison.Ordinal)
            .Replace("<worksheet xmlns=", "<worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns=", StringComparison.Ordinal);
        var bytes = SomeWorkbooks.Zip(
            ("_rels/.rels", """<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/Book/Main.xml"/></Relationships>"""),
            ("book\\main.xml", """<workbook xmlns:q="q"><sheets><sheet name="S" q:id="b"/></sheets></workbook>"""),
            ("Book/_rels/Main.xml.rels", """<Relationships><Relationship Id="b" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="../../../etc/../Data/One.xml"/></Relationships>"""),
            ("Data/one.xml", sheet));

        Assert.Equal(["1 A St"], Assert.Single(await SomeFiles.RowsAsync(new MemoryStream(bytes))).Cells);
    }

    [Fact]
    public async Task Row_WithAFailedFormula_IsAProblemOfItsCell()
    {
        var mapping = ColumnMapping.Recognise(["street", "city", "state", "price"]);
        var row = LeadRow.Read(new(5, ["1 A St", "Galt", "CA", "#DIV/0!"]), mapping, new LeadInputRules(new ManualTime()));

        Assert.Equal([("price", "#DIV/0!")], row.Problems.Select(problem => (problem.Column, problem.Value)));
        Assert.Contains("formula", row.Problems[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workbook_IsReadTheSameFromAStreamThatGivesAFewBytesAtATime()
    {
        var bytes = SomeWorkbooks.OfLeads(300);
        Assert.Equal(
            (await SomeFiles.RowsAsync(new MemoryStream(bytes))).Select(row => string.Join('|', row.Cells)),
            (await SomeFiles.RowsAsync(new TricklingStream(bytes))).Select(row => string.Join('|', row.Cells)));
    }

    /// <summary>Seekable, seven bytes at a time, asynchronously only.</summary>
    private sealed class TricklingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            var length = (int)Math.Min(Math.Min(7, buffer.Length), Length - Position);
            ToArray().AsMemory((int)Position, length).CopyTo(buffer);
            Position += length;
            return length;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

        public override int Read(Span<byte> buffer) => throw new NotSupportedException("Read asynchronously.");

        public override int ReadByte() => throw new NotSupportedException("Read asynchronously.");
    }
}
