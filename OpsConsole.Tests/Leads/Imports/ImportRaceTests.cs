using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Imports;

public sealed class ImportRaceTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Two_imports_of_the_same_file_at_once_list_each_address_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        long[] imports = [await ops.QueueImportAsync(SomeImports.Csv(900), maria), await ops.QueueImportAsync(SomeImports.Csv(900), jonas)];
        await using var other = ops.AnotherNode();
        WorkClaim[] claims = [(await ops.ClaimAsync())!, (await other.ClaimAsync())!];

        await Task.WhenAll(
            Task.Run(() => ops.Get<RunWork>().RunAsync(claims[0], ct)),
            Task.Run(() => other.Get<RunWork>().RunAsync(claims[1], ct)));
        for (var look = 0; look < 5; look++)
        {
            ops.Time.Advance(TimeSpan.FromMinutes(2));
            await ops.RunQueueAsync();
        }

        var (one, two) = (await ops.ViewAsync(imports[0]), await ops.ViewAsync(imports[1]));
        Assert.All([one, two], view => Assert.Equal((ImportStanding.Finished, 900, 0), (view.Standing, view.RowsDone, view.Failed)));
        Assert.Equal((900, 900), (one.Added + two.Added, one.Duplicates + two.Duplicates));
        var leads = await ops.LeadsAsync();
        Assert.Equal((900, 900), (leads.Count, leads.DistinctBy(lead => lead.AddressKey).Count()));
    }

    [Theory, OnEveryDatabase]
    public async Task A_form_and_an_import_of_the_same_addresses_at_once_list_each_once(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await ops.QueueImportAsync(SomeImports.Csv(400), maria);
        var claim = (await ops.ClaimAsync())!;
        var import = Task.Run(() => ops.Get<RunWork>().RunAsync(claim, ct));
        for (var number = 400; number > 380; number--)
            await ops.Get<SubmitLead>().RunAsync(
                new LeadInput { Street = $"{number} Alder Creek Rd", City = "Sacramento", State = "CA", Zip = "95838", OwnerName = "Rosa Lind", OwnerPhone = "(916) 555-0134", Motivation = Motivation.High, AskingPriceCents = 1_000_000, Checklist = LeadChecklists.All },
                Guid.NewGuid(), maria, ct);
        await import;

        var originals = (await ops.LeadsAsync()).Where(lead => lead.DuplicateOfLeadId is null).ToList();
        Assert.Equal((400, 400), (originals.Count, originals.DistinctBy(lead => lead.AddressKey).Count()));
        Assert.Equal(20, (await ops.LeadsAsync()).Count(lead => lead.SubmissionKey is not null));
    }
}
