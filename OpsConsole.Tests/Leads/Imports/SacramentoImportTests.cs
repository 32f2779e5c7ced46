using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Addresses;

namespace OpsConsole.Tests.Leads.Imports;

/// <summary>The first real file: a week of sales in Sacramento, with lots without a house, odd prices and three lines that come twice.</summary>
public sealed class SacramentoImportTests
{
    [Theory, OnEveryDatabase]
    public async Task The_whole_file_comes_in_once(string provider)
    {
        var text = await File.ReadAllTextAsync(DataFolder.File("sacramento_sales/sacramento_transactions.csv"));
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();

        var first = await ops.ImportAsync(text, maria, "Sacramento, May 2008");

        Assert.Equal((ImportStanding.Finished, 985), (first.Standing, first.Rows));
        Assert.Equal(985, first.Added + first.Duplicates + first.Failed);
        var leads = await ops.LeadsAsync();
        Assert.Equal(first.Added, leads.Count);
        var duplicates = await ops.DuplicatesAsync(first.Id);
        foreach (var street in (string[])["4734 14th Ave", "8306 Curlew Ct", "7 Crystalwood Cir"])
        {
            var lead = leads.Single(present => present.Street == street);
            var duplicate = Assert.Single(duplicates, row => row.Value!.StartsWith(street + ",", StringComparison.Ordinal));
            Assert.Equal(($"Same address as lead {lead.Id}, added by line {lead.ImportLine}", (long?)lead.Id), (duplicate.Reason, duplicate.MatchesLeadId));
        }

        var high = leads.Single(lead => lead.Street == "3526 High St");
        Assert.Equal(("Sacramento", "CA", "95838", 2, 1m, 836, 5_922_200, new DateOnly(2008, 5, 21)), (high.City, high.State, high.Zip, high.Beds!.Value, high.Baths!.Value, high.AreaSqFt!.Value, high.AskingPriceCents!.Value, high.LastSoldOn!.Value));
        Assert.Contains(leads, lead => lead.Doubts.HasFlag(LeadDoubts.NoArea));

        var again = await ops.ImportAsync(text, maria, "Sacramento once more");
        Assert.Equal((0, 985 - first.Failed, first.Failed), again.Counts());
        Assert.Equal(first.Added, (await ops.LeadsAsync()).Count);
        TestContext.Current.SendDiagnosticMessage("Sacramento: {0} added, {1} already here, {2} failed", first.Added, first.Duplicates, first.Failed);
    }
}
