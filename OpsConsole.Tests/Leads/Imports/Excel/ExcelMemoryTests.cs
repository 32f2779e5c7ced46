using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports.Excel;

[Collection(nameof(Alone))]
public sealed class ExcelMemoryTests
{
    [Fact]
    public async Task However_many_rows_a_workbook_has_the_memory_stays_the_same()
    {
        var few = await AliveWhileReadingAsync(2_000);
        var many = await AliveWhileReadingAsync(100_000);

        // What a node holds at its row 1,000 and at its row 90,000.
        Assert.True(many < few + 4_000_000, $"{few:N0} and {many:N0} bytes");
    }

    private static async Task<long> AliveWhileReadingAsync(int rows)
    {
        var stream = new MemoryStream(SomeWorkbooks.OfLeads(rows));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var file = await SomeFiles.OpenAsync(stream);
        long alive = 0;
        await foreach (var row in file.RowsAsync())
            if (row.Line == rows * 9 / 10)
                alive = GC.GetTotalMemory(forceFullCollection: true) - before;
        return alive;
    }
}
