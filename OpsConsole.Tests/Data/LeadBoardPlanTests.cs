using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Board;
using OpsConsole.Data.Scenes;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Data;

/// <summary>The board must cost the same at a million leads: its queries are looked up, not looked through, even before anybody ran ANALYZE.</summary>
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

        foreach (var (name, filter) in Filters())
        {
            await LookAsync($"board, {name}", () => ops.Get<LeadBoardQuery>().LoadAsync(new LeadBoardKey(tenantId, filter), ct), filter);
            foreach (var status in Enum.GetValues<LeadStatus>())
                await LookAsync($"{status} from 60, {name}", () => ops.Get<LeadBoardQuery>().LoadAsync(new LeadBoardStretchKey(tenantId, filter, status, 2), ct), filter);
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
        ("a source", new(Source: "County list")),
        ("a score", new(MinScore: 60)),
        ("doubtful ones", new(Doubtful: true)),
        ("a street", new(Street: "12")),
        ("a city and a score", new(City: "Sacramento", MinScore: 60)),
        ("a city and flags", new(City: "Sacramento", Doubtful: true)),
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

        foreach (var step in plan.Steps.Where(step => LeadSearch().IsMatch(step)))
            if (!step.Contains("(TenantId=? AND Status=?", StringComparison.Ordinal) || !LedBy(filter).Any(column => step.Contains(column, StringComparison.Ordinal)))
                yield return $"walks past leads that the filter leaves out: {step}";
        if (IsOrderedByIndex(filter) && plan.Steps.Any(step => step.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal)))
            yield return "sorts what an index holds in order";
    }

    /// <summary>What may lead the search within a state: any one of the filters, or nothing where only flags are asked for.</summary>
    private static IEnumerable<string> LedBy(LeadBoardFilter filter)
    {
        if (filter.City is not null)
            yield return "City=?";
        if (filter.Source is not null)
            yield return "Source=?";
        if (filter.Street is not null)
            yield return "Street>? AND Street<?";
        if (filter.MinScore is not null)
            yield return "Score>?";
        if (filter is { City: null, Source: null, Street: null, MinScore: null })
            yield return "Status=?";
    }

    private static bool IsOrderedByIndex(LeadBoardFilter filter) => filter is { MinScore: null, Street: null };

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
