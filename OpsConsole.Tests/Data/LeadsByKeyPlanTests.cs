using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Leads.Matching;
using OpsConsole.Data.Scenes;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Data;

public sealed class LeadsByKeyPlanTests
{
    [Fact]
    public async Task The_rows_of_a_page_are_taken_by_their_keys()
    {
        var plans = new QueryPlans();
        await using var ops = await TestOps.StartAsync(configure: plans.Configure);
        await ops.Get<LoadScene>().SeedAsync(500, CancellationToken.None);
        var request = new LeadListRequest((await ops.Get<Core.Tenants.CreateTenant>().RunAsync(DemoScene.TenantName, CancellationToken.None)), Filter.Everything, LeadSort.Default, 0, 50);
        await ops.Get<LeadListQuery>().LoadAsync(request, CancellationToken.None);

        var plan = Assert.Single(await plans.OfAsync(ops, () => ops.Get<LeadListQuery>().LoadAsync(request, CancellationToken.None)));

        Assert.True(plan.Steps.Any(step => step.Contains("USING INTEGER PRIMARY KEY (rowid=?)", StringComparison.Ordinal)), plan.ToString());
    }

    [Fact]
    public async Task Leads_like_two_hundred_others_are_sought_by_what_they_share()
    {
        var plans = new QueryPlans();
        await using var ops = await TestOps.StartAsync(configure: plans.Configure);
        await ops.Get<LoadScene>().SeedAsync(500, CancellationToken.None);
        var tenantId = await ops.Get<Core.Tenants.CreateTenant>().RunAsync(DemoScene.TenantName, CancellationToken.None);
        await using var db = ops.Get<OpsDbs>().Open(tenantId);
        var subjects = await db.Leads.OrderBy(lead => lead.Id).Take(200).SubjectsAsync(CancellationToken.None);

        var found = await plans.OfAsync(ops, () => db.LikeAsync(subjects, CancellationToken.None));

        Assert.Equal(7, found.Count);
        string[] keys = ["DoorKey=?", "OwnerPhone=?", "OwnerEmail=?", "OwnerName=?"];
        Assert.All(found, plan => Assert.True(plan.Steps.Any(step => step.Contains("SEARCH", StringComparison.Ordinal) && keys.Any(key => step.Contains(key, StringComparison.Ordinal))), plan.ToString()));
    }
}
