using System.Text;
using OpsConsole.Core.Leads.Imports;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class LeadFileTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task Delimiter_IsFound(char delimiter)
    {
        var text = $"street,city,price\n\"12, Main St; a|b\t\",Galt,100\n".Replace(',', delimiter);
        await using var file = await SomeFiles.OpenAsync(SomeFiles.Stream(text));

        Assert.Equal(delimiter, file.Delimiter);
        Assert.Equal(["street", "city", "price"], file.Headers);
    }

    [Fact]
    public async Task Delimiter_IsTakenFromExcelsHint() =>
        Assert.Equal(["1 A St", "1,5"], Assert.Single(await SomeFiles.RowsAsync("sep=;\r\nstreet;baths\r\n1 A St;1,5\r\n")).Cells);

    [Fact]
    public async Task Rows_KnowTheLineTheyStartOn_AndBlankOnesAreLeftOut()
    {
        var rows = await SomeFiles.RowsAsync("\r\nstreet,note\r\n1 A St,\"two\r\nlines\"\r\n\r\n , \r\n,,,\r\n2 B St,x\r\n\r\n3 C St,y");

        Assert.Equal([3, 8, 10], rows.Select(row => row.Line));
        Assert.Equal(["1 A St", "two\r\nlines"], rows[0].Cells);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Lines_EndInAnyOfTheThreeWays(string end) =>
        Assert.Equal([2, 3], (await SomeFiles.RowsAsync($"street,price{end}1 A St,1{end}2 B St,2{end}")).Select(row => row.Line));

    [Fact]
    public async Task Rows_BeginBehindTheLineThatWasDone() =>
        Assert.Equal(["3 C St"], (await SomeFiles.RowsAsync("street,note\n1 A St,\"a\nb\"\n2 B St,\n3 C St,\n", afterLine: 4)).Select(row => row.Cells[0]));

    [Fact]
    public async Task Rows_CanBeReadOnce()
    {
        await using var file = await SomeFiles.OpenAsync(SomeFiles.Stream("street,price\n1 A St,2\n"));
        await foreach (var row in file.RowsAsync())
            Assert.Equal(2, row.Line);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await file.RowsAsync().GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task Rows_WithTooFewOrTooManyCells_AreRowsAllTheSame()
    {
        var rows = await SomeFiles.RowsAsync("street,city,price\n1 A St,Galt\n1 B St,Galt,1,2\n1 C St,Galt,1,,\n1 D St,Galt,1\n");

        Assert.Equal([2, 4, 3, 3], rows.Select(row => row.Cells.Count));
    }

    [Fact]
    public async Task Headers_WithoutNames_AreCounted_AndThoseAtTheEndLeftOut()
    {
        await using var file = await SomeFiles.OpenAsync(SomeFiles.Stream("street, ,price,,\n1 A St,x,1,,\n"));

        Assert.Equal(["street", "Column 2", "price"], file.Headers);
    }

    [Fact]
    public async Task Quotes_InsideALine_AreText() =>
        Assert.Equal(["5\" Pipe St", "x"], Assert.Single(await SomeFiles.RowsAsync("street,note\n5\" Pipe St, \"x\"\n")).Cells);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public async Task Text_IsReadInItsEncoding(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        var bytes = encoding.GetBytes("street,owner\n1 Piñon St,Zoë 😀\n");
        var stream = new MemoryStream([.. withMark ? encoding.GetPreamble() : [], .. bytes]);

        Assert.Equal(["1 Piñon St", "Zoë 😀"], Assert.Single(await SomeFiles.RowsAsync(new DrippingStream(stream, 3))).Cells);
    }

    [Fact]
    public async Task Stream_IsReadForwardOnly_AndStaysOpen()
    {
        var inner = SomeFiles.Stream("street,note\n" + string.Concat(Enumerable.Range(1, 2_000).Select(i => $"{i} Ä St,\"ö\n\"\n")));
        var rows = await SomeFiles.RowsAsync(new DrippingStream(inner, 7));

        Assert.Equal(2_000, rows.Count);
        Assert.Equal(4_000, rows[^1].Line);
        Assert.True(inner.CanRead);
    }

    public static TheoryData<byte[], LeadFileError?> Broken => new()
    {
        { [], new FileIsEmpty() },
        { [0xef, 0xbb, 0xbf], new FileIsEmpty() },
        { "\r\n \n\t\n"u8.ToArray(), new FileIsEmpty() },
        { [0xff, 0xfe], new FileIsEmpty() },
        { "PK\u0003\u0004rest"u8.ToArray(), new WorkbookIsDamaged() },
        { [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], new FileIsOldOrLockedWorkbook() },
        { "%PDF-1.7\nabc"u8.ToArray(), new FileLooksBinary() },
        { "street,price\0\n1,2\n"u8.ToArray(), new FileLooksBinary() },
        { Encoding.Unicode.GetBytes("street,price\n1 A St,2\n"), new FileLooksBinary() },
        { [.. Enumerable.Range(0, 300).Select(i => (byte)(i % 31 + 1))], new FileLooksBinary() },
        { [.. "street,city\n1 A St,Galt\n2 Pi"u8, 0xf1, .. "on St,Galt\n"u8], new FileIsNotUtf8(3) },
        { [.. "street,city\n1 A St,Galt\n2 Pi"u8, 0xc3], new FileIsNotUtf8(3) },
        { [0xff, 0xfe, .. Encoding.Unicode.GetBytes("street,city\n1 A St,Galt\n"), 0x00, 0xd8, 0x41, 0x00], new FileIsNotUtf16(1) },
        { "1 A St,Galt,CA,95632,3,2,100000\n"u8.ToArray(), new FileHasNoHeader() },
        { "12,13\n1,2\n"u8.ToArray(), new FileHasNoHeader() },
        { "street,price"u8.ToArray(), new FileHasNoRows() },
        { "street,price\n\n , \n"u8.ToArray(), new FileHasNoRows() },
        { "street,price,Street\n1,2,3\n"u8.ToArray(), new FileHasTwoColumnsNamed("street") },
        { Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(1, 201).Select(i => $"c{i}")) + "\n1\n"), new FileHasTooManyColumns(201) },
        { Encoding.UTF8.GetBytes("street,price\n1 A St,1\n" + new string('x', 700_000) + ",2\n"), new FileLineIsTooLong(3) },
        { Encoding.UTF8.GetBytes("street,price\n1 A St,1\n" + new string(',', 700_000) + "\n"), new FileLineIsTooLong(3) },
        { "street,price\n1 A St,1\n\"2 B St,2\n3 C St,3\n"u8.ToArray(), new FileQuoteIsNeverClosed(3) },
        { "street,price\n1 A St,1\n\"2 B St,2\n3 C St,3\n\"4 D St, a\",5\n"u8.ToArray(), new FileQuoteIsNeverClosed(3) },
        { Encoding.UTF8.GetBytes("street,price\n\"1 A St,1\n" + string.Concat(Enumerable.Repeat("2 B St,2\n", 100_000))), new FileQuoteIsNeverClosed(2) },
        { "street,price\n1 A St,1\n"u8.ToArray(), null },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public async Task Error_NamesWhatIsWrong_AndWhere(byte[] bytes, LeadFileError? error) =>
        Assert.Equal(error, await SomeFiles.ErrorAsync(new MemoryStream(bytes)));

    [Fact]
    public async Task Error_InTheMiddle_ComesAfterTheRowsBefore()
    {
        await using var file = await SomeFiles.OpenAsync(new MemoryStream([.. "street,city\n"u8, .. Enumerable.Repeat("1 A St,Galt\n"u8.ToArray(), 20_000).SelectMany(line => line), 0xff]));
        var rows = 0;

        var broken = await Assert.ThrowsAsync<LeadFileBrokenException>(async () =>
        {
            await foreach (var row in file.RowsAsync())
                rows++;
        });

        Assert.Equal(new FileIsNotUtf8(20_002), broken.Error);
        Assert.InRange(rows, 1, 20_000);
    }

    [Fact]
    public async Task EndlessLine_IsGivenUpEarly()
    {
        var stream = new DrippingStream(new EndlessStream("street,price\n"u8.ToArray(), (byte)'x'), 64 * 1024);

        Assert.Equal(new FileLineIsTooLong(2), await SomeFiles.ErrorAsync(stream));
        Assert.InRange(stream.BytesTaken, 1, 8 * CsvLeadFile.LongestRow);
    }

    [Fact]
    public async Task Rows_StopWhenCancelled()
    {
        using var cancelling = new CancellationTokenSource();
        await using var file = await SomeFiles.OpenAsync(new DrippingStream(new EndlessStream("street,price\n"u8.ToArray(), (byte)'\n', "1 A St,1"u8.ToArray()), 4096));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in file.RowsAsync(ct: cancelling.Token))
            {
                if (row.Line > 100)
                    await cancelling.CancelAsync();
            }
        });
    }
}
