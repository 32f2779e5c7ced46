using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Boards;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Data.Scenes;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Data;

/// <summary>The board must cost the same at a million leads: its queries are looked up, not looked through.</summary>
public sealed partial class LeadBoardPlanTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task Every_query_of_the_board_is_answered_by_an_index_that_promises_it()
    {
        var plans = new QueryPlans();
        await using var ops = await TestOps.StartAsync(configure: plans.Configure);
        await ops.Get<LoadScene>().SeedAsync(2_000, ct);
        var tenantId = await TenantAsync(ops);
        var wrong = new List<string>();
        // The first question makes the tenant's index, which reads all there is, once.
        await ops.Get<LeadFacetQuery>().LoadAsync(tenantId, ct);

        foreach (var (name, filter) in Filters())
        {
            await LookAsync($"board, {name}", () => ops.Get<LeadBoardQuery>().LoadAsync(new BoardKey<LeadBoardFilter>(tenantId, filter), ct), filter);
            // Of a filtered column that has nothing there nothing is asked.
            foreach (var (status, block) in Enum.GetValues<LeadStatus>().Where(status => filter.IsEverything || status == LeadStatus.Pending).Select(status => (status, filter.IsEverything ? 2 : 0)))
                await LookAsync($"{status} from {block * LeadBoardQuery.Block}, {name}", () => ops.Get<LeadBoardQuery>().LoadAsync(new BoardStretchKey<LeadBoardFilter, LeadStatus>(tenantId, filter, status, block), ct), filter);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        async Task LookAsync(string what, Func<Task> reading, LeadBoardFilter filter)
        {
            foreach (var plan in await plans.OfAsync(ops, reading))
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {plan}");
                wrong.AddRange(WrongIn(plan, filter).Select(problem => $"{what}: {problem}\n{plan}"));
            }
        }
    }

    private static IEnumerable<(string Name, LeadBoardFilter Filter)> Filters() =>
    [
        ("everything", LeadBoardFilter.Everything),
        ("a city", new(City: "Sacramento")),
        ("a score and flags", new(MinScore: 60, Doubtful: true)),
    ];

    private static IEnumerable<string> WrongIn(QueryPlan plan, LeadBoardFilter filter)
    {
        foreach (var step in plan.Steps.Where(step => TableScan().IsMatch(step)))
            yield return $"looks through a whole table: {step}";

        // The last change sorts the twenty newest entries at most, which it must find at the end of their index.
        if (plan.Steps.Any(step => step.Contains("Activity", StringComparison.Ordinal)))
        {
            if (!plan.Steps.Any(step => step.Contains("IX_Activity_TenantId_AtUtc_Id (TenantId=?)", StringComparison.Ordinal)))
                yield return "does not read the newest activity along its index";
            yield break;
        }

        // A filtered board is found in memory, so what is left for the database is to give leads by their keys.
        var wanted = filter.IsEverything ? "(TenantId=? AND Status=?" : "USING INTEGER PRIMARY KEY (rowid=?)";
        foreach (var step in plan.Steps.Where(step => LeadSearch().IsMatch(step) && !step.Contains(wanted, StringComparison.Ordinal)))
            yield return $"walks past leads that are not meant: {step}";
        if (filter.IsEverything && plan.Steps.Any(step => step.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)))
            yield return "sorts what an index holds in order";
    }

    private static async Task<long> TenantAsync(TestOps ops)
    {
        await using var db = ops.Dbs.OpenAcrossTenants();
        return await db.Tenants.Where(tenant => tenant.Name == DemoScene.TenantName).Select(tenant => tenant.Id).SingleAsync();
    }

    [GeneratedRegex("""^SCAN TABLE (Leads|Activity|LeadTallies)\b""")]
    private static partial Regex TableScan();

    [GeneratedRegex("""^SEARCH (TABLE )?Leads\b""")]
    private static partial Regex LeadSearch();
}
