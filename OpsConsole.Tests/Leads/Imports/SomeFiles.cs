using System.Text;
using OpsConsole.Core.Leads.Imports;

namespace OpsConsole.Tests.Leads.Imports;

internal static class SomeFiles
{
    public const string Header = "street,city,state,zip,price";

    public static Stream Stream(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static async Task<List<LeadFileRow>> RowsAsync(string text, int afterLine = 0) => await RowsAsync(Stream(text), afterLine);

    public static async Task<List<LeadFileRow>> RowsAsync(Stream stream, int afterLine = 0)
    {
        await using var file = await OpenAsync(stream);
        var rows = new List<LeadFileRow>();
        await foreach (var row in file.RowsAsync(afterLine))
            rows.Add(row);
        return rows;
    }

    public static async Task<LeadFile> OpenAsync(Stream stream)
    {
        var opened = await LeadFile.OpenAsync(stream, CancellationToken.None);
        Assert.True(opened.Succeeded, opened.Error?.Message);
        return opened.Value;
    }

    /// <summary>What stops the file, while opening it or on the way; null when it is read to its end.</summary>
    public static async Task<LeadFileError?> ErrorAsync(Stream stream)
    {
        var opened = await LeadFile.OpenAsync(stream, CancellationToken.None);
        if (!opened.Succeeded)
            return Assert.IsAssignableFrom<LeadFileError>(opened.Error);
        await using var file = opened.Value;
        try
        {
            await foreach (var row in file.RowsAsync())
                Assert.True(row.Line > 1);
            return null;
        }
        catch (LeadFileBrokenException broken)
        {
            return broken.Error;
        }
    }
}
