using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Tenants;
using OpsConsole.Data.Scenes;
using OpsConsole.Tests.Data;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads;

public sealed class FindLeadsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_lead_is_found_by_what_people_know_of_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var wanted = await ops.LeadAsync("3526 High St", more: lead => (lead.OwnerName, lead.OwnerEmail, lead.OwnerPhone) = ("Ruth Delgado", "ruth@delgado.test", "+19165550134"));
        await ops.LeadAsync("51 Omaha Ct", more: lead => (lead.OwnerName, lead.OwnerEmail, lead.OwnerPhone) = ("Sal Omaha", "sal@omaha.test", "+12095550134"));

        foreach (var text in new[] { "3526", "3526 hi", "3526 HIGH st", "ruth d", "RUTH", "ruth@del", "916 555", "(916) 555-01", "+1 916", "delgado", "DELG", "high", "sacramento 95838", $"{wanted.Id}", $"#{wanted.Id}" })
            Assert.Contains(wanted.Id, (await FindAsync(ops, text, maria)).Select(lead => lead.Id));
        foreach (var text in new[] { "zz", "r", "%", "_526", "igh", "elgado", "", "   ", "916' OR 1=1 --" })
            Assert.DoesNotContain(wanted.Id, (await FindAsync(ops, text, maria)).Select(lead => lead.Id));
    }

    [Theory, OnEveryDatabase]
    public async Task Only_leads_of_the_own_firm_are_found_and_only_by_those_who_see_leads(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var delta = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        await ops.LeadAsync("3526 High St", tenantId: delta);

        Assert.Empty(await FindAsync(ops, "3526", await ops.MariaAsync()));
        Assert.IsType<NotAllowed>((await ops.Get<FindLeadsQuery>().LoadAsync("3526", await ops.AnaAsync(), ct)).Error);
    }

    [Fact]
    public async Task Every_search_is_answered_by_an_index()
    {
        var plans = new QueryPlans();
        await using var ops = await TestOps.StartAsync(configure: plans.Configure);
        await ops.Get<LoadScene>().SeedAsync(2_000, ct);
        var maria = await ops.MariaAsync();
        // The one in memory is made first, by reading all leads once.
        await FindAsync(ops, "warm", maria);

        foreach (var text in new[] { "12", "12 oa", "ruth", "ruth@", "916 555 01", "#17" })
            foreach (var plan in await plans.OfAsync(ops, () => FindAsync(ops, text, maria)))
            {
                var steps = plan.Steps.Where(step => step.Contains("TABLE Leads", StringComparison.Ordinal)).ToList();
                Assert.True(steps.Count > 0, $"{text}: {plan}");
                Assert.All(steps, step => Assert.True(
                    step.Contains("PRIMARY KEY", StringComparison.Ordinal) || (step.StartsWith("SEARCH", StringComparison.Ordinal) && step.Contains(">?", StringComparison.Ordinal)), $"{text}: {plan}"));
            }
    }

    [Theory, OnEveryDatabase]
    public async Task An_owner_is_found_by_any_word_with_or_without_accents_and_never_more_than_asked_for(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        for (var n = 1; n <= FindLeadsQuery.Most + 4; n++)
            await ops.LeadAsync($"{n} Main St", more: lead => lead.OwnerName = "María José de la Peña");

        foreach (var text in new[] { "pena", "Peña", "jose de", "la p" })
            Assert.Equal(FindLeadsQuery.Most, (await FindAsync(ops, text, maria)).Select(lead => lead.Id).Distinct().Count());
    }

    private static async Task<IReadOnlyList<FoundLead>> FindAsync(TestOps ops, string text, Actor actor) => (await ops.Get<FindLeadsQuery>().LoadAsync(text, actor, ct)).Value;
}
