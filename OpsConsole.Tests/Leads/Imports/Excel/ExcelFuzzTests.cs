using System.IO.Compression;
using System.Text;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports.Excel;

/// <summary>Whatever is changed in a good workbook, in its archive or in its parts, reading ends with rows or with a named error. The seeds are fixed.</summary>
public sealed class ExcelFuzzTests
{
    private static readonly LeadInputRules Rules = new(new ManualTime());

    private static readonly (string Name, string Text)[] GoodParts =
    [
        .. SomeWorkbooks.Parts([("Cover", "", SomeWorkbooks.Sheet("")), ("Leads", "", SomeWorkbooks.Sheet("""
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c><c r="F1" t="s"><v>5</v></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>3526 High St</t></is></c><c r="B2" t="s"><v>6</v></c><c r="C2" t="s"><v>7</v></c><c r="D2" s="2"><v>956</v></c><c r="E2" s="4"><v>5.9222E+4</v></c><c r="F2" s="1"><v>39589</v></c></row>
            <row r="3" hidden="1"><c r="A3" t="str"><f>A2</f><v>1 Pi&#241;on St</v></c><c r="C3" t="s"><v>7</v></c><c r="E3" t="e"><v>#N/A</v></c></row>
            <row r="9"><c><v>12</v></c><c t="b"><v>1</v></c><c s="7"><v>39589.25</v></c></row>
            """)), ("Old", "state=\"hidden\"", SomeWorkbooks.Sheet(""))],
            "<si><t>street</t></si><si><t>city</t></si><si><t>state</t></si><si><t>zip</t></si><si><t>price</t></si><si><t>last sold</t></si><si><r><t>Sacra</t></r><r><t>mento</t></r></si><si><t>C_x0041_</t></si>"),
    ];

    [Fact]
    public async Task Changes_to_the_bytes_of_the_archive()
    {
        var good = SomeWorkbooks.Zip(GoodParts);
        var stored = Stored(GoodParts);
        var random = new Random(20_261_121);
        var (rows, errors) = (0, new HashSet<Type>());
        for (var i = 0; i < 3_000; i++)
            rows += await CountAsync(Mutated(i % 2 == 0 ? good : stored, random), errors);

        Assert.True(rows > 500 && errors.Count >= 3, $"{rows} rows, {string.Join(", ", errors.Select(type => type.Name))}");
    }

    [Fact]
    public async Task Changes_to_the_text_of_the_parts()
    {
        var random = new Random(31);
        var (rows, errors) = (0, new HashSet<Type>());
        for (var i = 0; i < 3_000; i++)
        {
            var parts = GoodParts.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(parts.Length);
                parts[at] = (parts[at].Name, Changed(parts[at].Text, random));
            }

            rows += await CountAsync(SomeWorkbooks.Zip(parts), errors);
        }

        Assert.True(rows > 1_000 && errors.Count >= 3, $"{rows} rows, {string.Join(", ", errors.Select(type => type.Name))}");
    }

    private static string Changed(string text, Random random)
    {
        string[] words = ["<", ">", "\"", "&", "&#0;", "<v>", "</v>", "<c/>", "<row>", "</row>", "<is>", "</sheetData>", "<si/>", "r=\"ZZZZ1\"", "t=\"s\"", "s=\"99999999999\"", "<!--", "]]>", "<![CDATA[", "1E400", "-1", "<?x?>", "\ud83d\ude00"];
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 30), text.Length - at);
        return random.Next(5) switch
        {
            0 => text.Insert(at, words[random.Next(words.Length)]),
            1 => text.Remove(at, length),
            2 => text.Insert(at, text.Substring(random.Next(text.Length - length), length)),
            3 => text[..at],
            _ => string.Concat(text.AsSpan(0, at), ((char)random.Next(32, 127)).ToString(), text.AsSpan(at + 1)),
        };
    }

    private static byte[] Mutated(byte[] good, Random random)
    {
        var bytes = new List<byte>(good);
        for (var change = random.Next(1, 5); change > 0 && bytes.Count > 4; change--)
        {
            // The first four bytes say that it is an archive at all.
            var at = random.Next(4, bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] = (byte)(random.Next(2) * 255); break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)); break;
                case 3: bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(60)).ToArray()); break;
                default: bytes[^random.Next(1, Math.Min(400, bytes.Count - 4))] = (byte)random.Next(256); break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Stored((string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }

        return bytes.ToArray();
    }

    private static async Task<int> CountAsync(byte[] bytes, HashSet<Type> errors)
    {
        var opened = await LeadFile.OpenAsync(new MemoryStream(bytes), CancellationToken.None);
        if (!opened.Succeeded)
        {
            errors.Add(Assert.IsAssignableFrom<LeadFileError>(opened.Error).GetType());
            return 0;
        }

        await using var file = opened.Value;
        var (mapping, rows, line) = (ColumnMapping.Recognise(file.Headers), 0, 1);
        try
        {
            await foreach (var row in file.RowsAsync())
            {
                Assert.True(row.Line > line);
                Assert.Equal(file.Headers.Count, row.Cells.Count);
                (line, rows) = (row.Line, rows + 1);
                var lead = LeadRow.Read(row, mapping, Rules);
                Assert.True(lead.Input is null == lead.Problems.Count > 0);
            }
        }
        catch (LeadFileBrokenException broken)
        {
            errors.Add(broken.Error.GetType());
        }

        return rows;
    }
}
