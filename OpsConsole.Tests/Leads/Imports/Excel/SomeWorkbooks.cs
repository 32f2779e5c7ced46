using System.IO.Compression;
using System.Text;

namespace OpsConsole.Tests.Leads.Imports.Excel;

/// <summary>Workbooks written by hand, part by part, so that a test says exactly what stands in them.</summary>
internal static class SomeWorkbooks
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>0 plain, 1 m/d/yy, 2 00000, 3 0.0%, 4 currency, 5 a custom day, 6 ZIP+4, 7 a custom moment, 8 a colour that has an "m" and a "d".</summary>
    public const string Styles = $"""
        <styleSheet xmlns="{Main}"><numFmts count="6"><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="&quot;$&quot;#,##0.00;[Red]\-&quot;$&quot;#,##0.00"/><numFmt numFmtId="166" formatCode="[$-409]mmm\ d&quot;, &quot;yyyy;@"/><numFmt numFmtId="167" formatCode="00000\-0000"/><numFmt numFmtId="168" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="169" formatCode="[Red]0.0&quot; dm&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/></cellXfs></styleSheet>
        """;

    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";

    /// <summary>One sheet with these rows of XML.</summary>
    public static byte[] OfRows(string rows, string? strings = null, string properties = "") =>
        Of([("Leads", "", Sheet(rows))], strings, properties);

    public static byte[] Of((string Name, string More, string Xml)[] sheets, string? strings = null, string properties = "") => Zip([.. Parts(sheets, strings, properties)]);

    public static IEnumerable<(string Name, string Text)> Parts((string Name, string More, string Xml)[] sheets, string? strings = null, string properties = "")
    {
        yield return ("_rels/.rels", $"""{Head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        yield return ("xl/workbook.xml", $"""{Head}<workbook xmlns="{Main}" xmlns:r="{Relations}">{properties}<sheets>{string.Concat(sheets.Select((sheet, at) => $"""<sheet name="{sheet.Name}" sheetId="{at + 1}" {sheet.More} r:id="rId{at + 1}"/>"""))}</sheets></workbook>""");
        yield return ("xl/_rels/workbook.xml.rels", $"""{Head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheets.Select((_, at) => $"""<Relationship Id="rId{at + 1}" Type="{Relations}/worksheet" Target="worksheets/sheet{at + 1}.xml"/>"""))}<Relationship Id="s" Type="{Relations}/styles" Target="styles.xml"/><Relationship Id="t" Type="{Relations}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>""");
        yield return ("xl/styles.xml", Head + Styles);
        if (strings is not null)
            yield return ("xl/sharedStrings.xml", $"""{Head}<sst xmlns="{Main}">{strings}</sst>""");
        for (var at = 0; at < sheets.Length; at++)
            yield return ($"xl/worksheets/sheet{at + 1}.xml", sheets[at].Xml);
    }

    public static string Sheet(string rows) => $"""{Head}<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData><mergeCells count="1"><mergeCell ref="A9:B9"/></mergeCells></worksheet>""";

    public static string Text(string text) => $"""<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>""";

    public static string Row(params string[] texts) => $"<row>{string.Concat(texts.Select(Text))}</row>";

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }

        return bytes.ToArray();
    }

    /// <summary>A workbook whose one part is made while it is written, however long; the rest is usual.</summary>
    public static byte[] WithPart(string name, Action<Stream> write, string rows = "", string strings = "")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (part, text) in Parts([("Leads", "", Sheet(rows))], strings))
            {
                using var to = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
                if (part == name)
                    write(to);
                else
                    to.Write(Encoding.UTF8.GetBytes(text));
            }

        return bytes.ToArray();
    }

    /// <summary>An address a row, as Excel writes them: places, shared texts and numbers.</summary>
    public static byte[] OfLeads(int count) => WithPart("xl/worksheets/sheet1.xml", to =>
    {
        using var sheet = new StreamWriter(to);
        sheet.Write($"""<worksheet xmlns="{Main}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>""");
        for (var row = 2; row <= count + 1; row++)
            sheet.Write($"""<row r="{row}" spans="1:5"><c r="A{row}" t="str"><f>"x"</f><v>{row - 1} Alder Creek Rd</v></c><c r="B{row}" t="s"><v>5</v></c><c r="C{row}" t="s"><v>6</v></c><c r="D{row}" s="2"><v>95838</v></c><c r="E{row}" s="4"><v>{250_000 + row}</v></c></row>""");
        sheet.Write("</sheetData></worksheet>");
    }, strings: string.Concat(new[] { "street", "city", "state", "zip", "price", "Sacramento", "CA" }.Select(text => $"<si><t>{text}</t></si>")));
}
