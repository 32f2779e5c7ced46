using System.Text;
using OpsConsole.Core.Leads.Imports;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class ErrorFileTests
{
    [Fact]
    public async Task Write_PutsLineAndProblemBeforeTheOriginalColumns()
    {
        var (text, count) = await WriteAsync(["street", "note"], ',', new(3, ["12, Main St", "=1+1"], "No city"), new(5, ["1 A St"], "This row has 1 cell"), new(9, ["1 B St", "x", "y"], "too many"));

        Assert.Equal(3, count);
        Assert.Equal(
            "\ufeffLine in the file,Problem,street,note\r\n3,No city,\"12, Main St\",'=1+1\r\n5,This row has 1 cell,1 A St\r\n9,too many,1 B St,x,y\r\n",
            text);
    }

    [Fact]
    public async Task Write_KeepsTheFilesDelimiter()
    {
        var (text, _) = await WriteAsync(["street", "note"], ';', new FailedRow(2, ["1;A St", "-121.5"], "x"));

        Assert.EndsWith("2;x;\"1;A St\";-121.5\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_WhenTheFileWasAnErrorFile_DoesNotRepeatItsColumns()
    {
        var (text, _) = await WriteAsync([ErrorFile.LineHeader, ErrorFile.ProblemHeader, "street"], ',', new FailedRow(2, ["7", "No city", "1 A St"], "No state"));

        Assert.Equal("\ufeffLine in the file,Problem,street\r\n2,No state,1 A St\r\n", text);
    }

    [Fact]
    public async Task Write_KeepsAProblemColumnOfTheUsersOwn()
    {
        var (text, _) = await WriteAsync(["street", ErrorFile.ProblemHeader], ',', new FailedRow(2, ["1 A St", "leaks"], "No state"));

        Assert.Contains("2,No state,1 A St,leaks", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Written_CanBeUploadedAgain()
    {
        using var stream = new MemoryStream();
        await ErrorFile.WriteAsync(stream, ["street", "city", "note"], ',', RowsAsync(new FailedRow(3, ["1 A \"B\" St", "Galt", "two\nlines"], "No state")), CancellationToken.None);
        stream.Position = 0;

        await using var file = await SomeFiles.OpenAsync(stream);
        var mapping = ColumnMapping.Recognise(file.Headers);
        var row = Assert.Single(await file.RowsAsync().ToListAsync());

        Assert.Equal(["3", "No state", "1 A \"B\" St", "Galt", "two\nlines"], row.Cells);
        Assert.Equal([null, null, LeadField.Street, LeadField.City, LeadField.MotivationNote], Enumerable.Range(0, 5).Select(mapping.FieldOf));
    }

    private static async Task<(string Text, int Count)> WriteAsync(string[] headers, char delimiter, params FailedRow[] rows)
    {
        using var stream = new MemoryStream();
        var count = await ErrorFile.WriteAsync(stream, headers, delimiter, RowsAsync(rows), CancellationToken.None);
        return (Encoding.UTF8.GetString(stream.ToArray()), count);
    }

    private static async IAsyncEnumerable<FailedRow> RowsAsync(params FailedRow[] rows)
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return row;
        }
    }
}
