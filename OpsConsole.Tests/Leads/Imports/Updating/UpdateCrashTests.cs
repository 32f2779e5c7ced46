using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Leads.Imports.Updating;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Imports.Updating;

/// <summary>A node dies in the middle of an import that changes leads; another goes on. Each lead is changed once, and each line is told once.</summary>
public sealed class UpdateCrashTests
{
    private const int Rows = (2 * ImportLeads.BatchRows) + 20;

    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Whichever_commit_a_node_dies_at_another_finishes_and_each_lead_is_changed_once(string provider)
    {
        var counting = new DyingCommit(int.MaxValue, afterIt: false);
        await DieAsync(provider, counting.Configure);
        Assert.Equal(6, counting.Commits);
        for (var commit = 1; commit <= counting.Commits; commit++)
            foreach (var afterIt in (bool[])[false, true])
                await DieAsync(provider, new DyingCommit(commit, afterIt).Configure);
    }

    private static async Task DieAsync(string provider, Action<IServiceCollection> mortality)
    {
        await using var survivor = await TestOps.StartAsync(provider);
        var maria = await survivor.MariaAsync();
        await survivor.ImportAsync(SomeUpdates.Csv(Enumerable.Range(1, Rows).Where(number => number % 2 == 0).Select(number => SomeUpdates.Row(number, beds: "2"))), maria);
        var importId = await survivor.QueueUpdateAsync(SomeUpdates.Csv(Enumerable.Range(1, Rows).Select(number => SomeUpdates.Row(number, beds: "3", price: "100000"))), ExistingLeads.Take, maria);
        await using var mortal = survivor.AnotherNode(mortality);
        await Record.ExceptionAsync(() => LookAsync(mortal));
        for (var look = 0; look < 10 && (await survivor.ViewAsync(importId)).Standing != ImportStanding.Finished; look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await LookAsync(survivor);
        }

        Assert.Equal((Rows / 2, Rows / 2, 0, 0), (await survivor.ViewAsync(importId)).Figures());
        var leads = await survivor.LeadsAsync();
        Assert.All(leads, lead => Assert.Equal((3, 10_000_000L, lead.ImportId == importId ? 1 : 2), (lead.Beds, lead.AskingPriceCents, lead.Version)));
        await using var db = survivor.Open();
        Assert.Equal((Rows / 2, Rows / 2), (
            await db.Activity.CountAsync(entry => entry.Action == "lead.edited", ct),
            await db.Activity.Where(entry => entry.Action == "lead.edited").Select(entry => entry.SubjectId).Distinct().CountAsync(ct)));
        Assert.Equal(Rows / 2, await db.LeadImportProblems.CountAsync(row => row.ImportId == importId && row.IsUpdate, ct));
    }

    private static async Task LookAsync(TestOps node)
    {
        await node.Get<WorkLeases>().TakeBackExpiredAsync(ct);
        if (await node.ClaimAsync() is { } claim)
            await node.Get<RunWork>().RunAsync(claim, ct);
    }
}
