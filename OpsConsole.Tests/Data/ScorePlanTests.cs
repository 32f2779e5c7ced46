using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Data.Scenes;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Photos;

namespace OpsConsole.Tests.Data;

/// <summary>A lead's scores must cost the same at a million leads: all that they ask is sought.</summary>
public sealed partial class ScorePlanTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, InlineData(1), InlineData(200)]
    public async Task What_scores_ask_is_sought_by_an_index_that_tells_more_than_the_tenant(int count)
    {
        var plans = new QueryPlans();
        await using var ops = await TestOps.StartAsync(configure: plans.Configure);
        await ops.Get<LoadScene>().SeedAsync(1_000, ct);
        var tenantId = await ops.Get<Core.Tenants.CreateTenant>().RunAsync(DemoScene.TenantName, ct);
        await using var db = ops.Get<OpsDbs>().Open(tenantId);
        var agent = await db.Users.OrderBy(user => user.Id).Select(user => user.Id).FirstAsync(ct);
        await db.Leads.Where(lead => lead.Source == "Agent portal").ExecuteUpdateAsync(set => set.SetProperty(lead => lead.SubmittedByUserId, (long?)agent), ct);
        var ids = await db.Leads.Where(lead => lead.SubmittedByUserId == agent).OrderBy(lead => lead.Id).Take(count).Select(lead => lead.Id).ToListAsync(ct);
        Assert.True((await ops.Get<AddPhoto>().RunAsync(PhotoPlace.OfLead(ids[0]), new NewPhoto("front.png", SomePictures.Png()), Actor.System(tenantId, "Test"), ct)).Succeeded);

        var found = await plans.OfAsync(ops, () => ops.Get<LeadScoring>().ReckonAsync(tenantId, ids, ct));

        Assert.InRange(found.Count, 10, 30);
        Assert.All(found, plan => Assert.DoesNotContain(plan.Steps, step => WholeTable().IsMatch(step) || TenantAlone().IsMatch(step)));
    }

    [GeneratedRegex(@"^SCAN TABLE (Leads|LeadPhotos|LeadReckonings|LeadVerifications|LeadCheckmarks|LeadMarkets)\b")]
    private static partial Regex WholeTable();

    [GeneratedRegex(@"^SEARCH (TABLE )?(Leads|LeadPhotos|LeadMarkets)\b.*\(TenantId=\?\)$")]
    private static partial Regex TenantAlone();
}
