using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class ImportPropertyTests
{
    private static readonly string[] rows =
    [
        "1 Elm St,Sacramento,CA,95838,3,2,100000", "1 ELM STREET,Sacramento,CA,95838,3,2,120000", "2 Elm St,Folsom,CA,,3,2,", "2 elm st,folsom,California,,,,",
        "3 Elm St,Sacramento,CA,95838,three,2,1", "4 Elm St,,CA,95838,3,2,1", "5 Elm St,Sacramento,CA,95838,3,2", "=1+1,Sacramento,CA,95838,3,2,1",
        "\"6 Elm St,\",Sacramento,CA,95838,3,2,1", "\"7 Elm\nSt\",Sacramento,CA,95838,3,2,1", "8 Elm St Apt 5,Sacramento,CA,95838,1,1,99", "8 Elm St #5,Sacramento,CA,95838-0001,1,1,99",
        "", "  ", "9 Elm St,Sacramento,CA,95838,3,2,250000", "10 Ünter Straße,Sacramento,CA,95838,3,2,$250;000",
    ];

    [Fact]
    public async Task Whatever_the_file_each_row_has_one_outcome_and_each_address_one_lead()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var files = Gen.ArrayOf(Gen.Elements(rows)).Resize(60).Sample(40).Where(lines => lines.Any(line => line.Trim().Length > 0));
        foreach (var lines in files)
        {
            var view = await ops.ImportAsync(SomeImports.Csv(lines), maria);
            var given = lines.Count(line => line.Trim().Length > 0);

            Assert.Equal((ImportStanding.Finished, given, given), (view.Standing, view.Rows, view.RowsDone));
            await using var db = ops.Open();
            Assert.Equal(view.Added, await db.Leads.CountAsync(lead => lead.ImportId == view.Id));
            Assert.Equal(view.Duplicates, await db.LeadImportProblems.CountAsync(problem => problem.ImportId == view.Id && problem.MatchesLeadId != null));
            Assert.Equal(view.Failed, await db.LeadImportProblems.Where(problem => problem.ImportId == view.Id && problem.MatchesLeadId == null).Select(problem => problem.Line).Distinct().CountAsync());
        }

        var leads = await ops.LeadsAsync();
        Assert.NotEmpty(leads);
        Assert.Equal(leads.Count, leads.DistinctBy(lead => lead.AddressKey).Count());
    }
}
