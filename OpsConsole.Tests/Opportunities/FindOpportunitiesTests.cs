using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;

namespace OpsConsole.Tests.Opportunities;

public sealed class FindOpportunitiesTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task One_is_found_by_its_number_its_name_or_its_leads_owner(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await ops.LeadAsync("9 Only A Lead");
        var lead = await ops.LeadAsync("3526 High St", more: row => row.OwnerName = "Ruth Delgado");
        var id = (await ops.Get<ConvertLead>().RunAsync(lead.Id, maria, ct)).Value.OpportunityId;
        await ops.OpportunityAsync(maria, "51 Omaha Ct");

        foreach (var text in new[] { $"#{id}", "3526", "3526 hi", "3526 HIGH", "ruth", "delgado" })
            Assert.Contains(id, await FindAsync(ops, text, maria));
        foreach (var text in new[] { "", "zz", "9 only", "%", "_526" })
            Assert.Empty(await FindAsync(ops, text, maria));
    }

    [Fact]
    public async Task Those_of_others_are_not_found_and_nobody_finds_what_they_may_not_see()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var ours = await ops.OpportunityAsync(maria);
        var leadId = (await ops.OpportunityAsync(ours.Id)).LeadId!.Value;
        var olga = await ops.SomebodyAsync("Olga Far", BuiltInRoles.Manager, await ops.Get<CreateTenant>().RunAsync("Other Homes", ct));
        var fin = await ops.SomebodyAsync("Fin Ance", BuiltInRoles.Finance);

        Assert.Empty((await ops.Get<FindOpportunitiesQuery>().LoadAsync("3526", [leadId], olga, ct)).Value);
        Assert.IsType<NotAllowed>((await ops.Get<FindOpportunitiesQuery>().LoadAsync("3526", [], fin, ct)).Error);
    }

    private static async Task<List<long>> FindAsync(TestOps ops, string text, Actor actor)
    {
        var leads = (await ops.Get<FindLeadsQuery>().LoadAsync(text, actor, ct)).Value;
        return [.. (await ops.Get<FindOpportunitiesQuery>().LoadAsync(text, [.. leads.Select(lead => lead.Id)], actor, ct)).Value.Select(row => row.Id)];
    }
}
