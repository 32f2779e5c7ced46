using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Imports;

/// <summary>The lists of sales as they can be downloaded, read from the first byte to the last lead.</summary>
public sealed class PublicFilesTests
{
    private static readonly LeadInputRules Rules = new(new ManualTime());

    [Fact]
    public async Task Sacramento_IsReadWhole()
    {
        var (leads, problems) = await ReadAsync("sacramento_sales/sacramento_transactions.csv", mapping => mapping);
        var doubts = leads.Select(DoubtJudge.Judge).ToList();

        Assert.Empty(problems);
        Assert.Equal(985, leads.Count);
        Assert.Equal(981, leads.Select(lead => lead.Address().Key).Distinct().Count());
        Assert.Equal(171, doubts.Count(doubt => doubt.HasFlag(LeadDoubts.NoArea)));
        Assert.Equal(108, doubts.Count(doubt => doubt.HasFlag(LeadDoubts.NoBeds)));
        Assert.Equal(51, doubts.Count(doubt => doubt.HasFlag(LeadDoubts.PriceNotCredible)));
        Assert.Equal(new("3526 High St", "Sacramento", 5_922_200L, new DateOnly(2008, 5, 21)), (leads[0].Street, leads[0].City, leads[0].AskingPriceCents, leads[0].LastSoldOn));
    }

    [Fact]
    public async Task NewYork_NeedsItsCityAndStateOnly()
    {
        var (leads, problems) = await ReadAsync(
            "nyc_sales/nyc_sales_geocoded.csv",
            mapping => mapping.WithDefault(LeadField.City, "New York").WithDefault(LeadField.State, "NY"));

        Assert.Equal(28_434, leads.Count + problems.Select(problem => problem.Line).Distinct().Count());
        Assert.True(leads.Count > 28_000);
        Assert.Equal(["SALE_PRICE", "lat"], problems.Select(problem => problem.Column).Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task<(List<LeadInput> Leads, List<CellProblem> Problems)> ReadAsync(string name, Func<ColumnMapping, ColumnMapping> corrected)
    {
        await using var stream = File.OpenRead(DataFolder.File(name));
        await using var file = await SomeFiles.OpenAsync(stream);
        var mapping = corrected(ColumnMapping.Recognise(file.Headers));
        Assert.Empty(mapping.Missing);
        var (leads, problems) = (new List<LeadInput>(), new List<CellProblem>());
        await foreach (var row in file.RowsAsync())
        {
            var lead = LeadRow.Read(row, mapping, Rules);
            problems.AddRange(lead.Problems);
            if (lead.Input is { } input)
                leads.Add(input);
        }

        return (leads, problems);
    }
}
