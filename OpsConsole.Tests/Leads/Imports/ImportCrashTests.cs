using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Imports;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Imports;

/// <summary>A node dies in the middle of an import; another goes on. Every accepted row is there once, and every refused one is told once.</summary>
public sealed class ImportCrashTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    /// <summary>A little more than two batches, with a duplicate and a refused row in each.</summary>
    private static readonly string file = SomeImports.Csv(Enumerable.Range(1, 2 * ImportLeads.BatchRows + 20).Select(number =>
        number % 100 == 50 ? SomeImports.Row(number - 1, "1") : number % 100 == 51 ? SomeImports.Row(number, "much") : SomeImports.Row(number)));

    private static readonly (int, int, int) expected = (412, 4, 4);

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_another_finishes_and_each_row_counts_once(string provider)
    {
        var words = await RunAndDieAsync(provider, DyingNode.Immortal());
        Assert.InRange(words, 20, 4_000);
        // The words inside a batch are hundreds of like inserts, all of which roll back together: a few of them stand for the rest.
        foreach (var part in Enumerable.Range(0, 8))
            await RunAndDieAsync(provider, new DyingNode(1 + (words * part / 8), afterIt: part % 2 == 1));
    }

    [Theory, OnEveryDatabase]
    public async Task Whichever_commit_a_node_dies_at_another_finishes_and_each_row_counts_once(string provider)
    {
        var counting = new DyingCommit(int.MaxValue, afterIt: false);
        await RunAndDieAsync(provider, counting.Configure, () => counting.Commits);
        // The claim, three batches, the end of the import, the end of the work.
        Assert.Equal(6, counting.Commits);
        for (var commit = 1; commit <= counting.Commits; commit++)
            foreach (var afterIt in (bool[])[false, true])
                await RunAndDieAsync(provider, new DyingCommit(commit, afterIt).Configure, () => 0);
    }

    [Theory, OnEveryDatabase]
    public async Task A_node_that_lost_its_lease_saves_nothing_more(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var importId = await ops.QueueImportAsync(file, await ops.MariaAsync());
        var zombie = (await ops.ClaimAsync())!;
        await ops.DieAfterAsync(zombie, commits: 1);
        ops.Time.Advance(WorkLeases.Length);
        await ops.Get<WorkLeases>().TakeBackExpiredAsync(ct);
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        var heir = (await ops.ClaimAsync())!;

        await Assert.ThrowsAsync<LeaseLost>(() => ops.Get<IEnumerable<IWorkHandler>>().OfType<ImportLeads>().Single().RunAsync(ops.RunOf(zombie), ct));
        Assert.Equal(ImportLeads.BatchRows, (await ops.ViewAsync(importId)).RowsDone);
        await ops.Get<RunWork>().RunAsync(heir, ct);

        await AssertCompleteAsync(ops, importId);
    }

    [Fact]
    public async Task A_node_that_is_told_to_stop_gives_the_import_back_and_another_goes_on()
    {
        await using var ops = await TestOps.StartAsync();
        var importId = await ops.QueueImportAsync(file, await ops.MariaAsync());
        using var stopping = new CancellationTokenSource();
        using var listening = ops.Get<Core.Live.LiveFeed>().Subscribe([Core.Live.Topic.One(ops.TenantId, "lead-import", importId)], _ => stopping.Cancel());
        await ops.Get<RunWork>().RunAsync((await ops.ClaimAsync())!, stopping.Token);

        var waiting = await ops.ViewAsync(importId);
        Assert.Equal((ImportStanding.Waiting, ImportLeads.BatchRows), (waiting.Standing, waiting.RowsDone));
        await ops.RunQueueAsync();
        await AssertCompleteAsync(ops, importId);
        Assert.Equal(1, (await ops.ItemAsync(waiting.WorkItemId!.Value)).Attempts);
    }

    private static Task<int> RunAndDieAsync(string provider, DyingNode death) => RunAndDieAsync(provider, death.Configure, () => death.Words);

    private static async Task<int> RunAndDieAsync(string provider, Action<IServiceCollection> mortality, Func<int> count)
    {
        await using var survivor = await TestOps.StartAsync(provider);
        var importId = await survivor.QueueImportAsync(file, await survivor.MariaAsync());
        await using var mortal = survivor.AnotherNode(mortality);
        await Record.ExceptionAsync(() => LookAsync(mortal));
        var counted = count();

        for (var look = 0; look < 10 && (await survivor.ViewAsync(importId)).Standing != ImportStanding.Finished; look++)
        {
            survivor.Time.Advance(TimeSpan.FromMinutes(2));
            await LookAsync(survivor);
        }

        await AssertCompleteAsync(survivor, importId);
        return counted;
    }

    private static async Task LookAsync(TestOps node)
    {
        await node.Get<WorkLeases>().TakeBackExpiredAsync(ct);
        if (await node.ClaimAsync() is { } claim)
            await node.Get<RunWork>().RunAsync(claim, ct);
    }

    private static async Task AssertCompleteAsync(TestOps ops, long importId)
    {
        var view = await ops.ViewAsync(importId);
        Assert.Equal((ImportStanding.Finished, expected), (view.Standing, view.Counts()));
        await using var db = ops.Open();
        var lines = await db.Leads.Where(lead => lead.ImportId == importId).Select(lead => lead.ImportLine!.Value).ToListAsync(ct);
        var problems = await db.LeadImportProblems.Where(problem => problem.ImportId == importId).Select(problem => problem.Line).ToListAsync(ct);
        Assert.Equal(Enumerable.Range(2, view.Rows), lines.Concat(problems).Order());
        Assert.Equal(expected.Item1, await db.Activity.CountAsync(entry => entry.Action == "lead.imported", ct));
        Assert.Equal(1, await db.Activity.CountAsync(entry => entry.Action == "lead-import.finished", ct));
        Assert.Equal(expected.Item1, (await db.LeadTallies.SingleAsync(tally => tally.Status == LeadStatus.Pending, ct)).Count);
    }
}
