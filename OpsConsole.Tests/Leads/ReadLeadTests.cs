using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads;

/// <summary>An agent's own list, and one lead with its timeline.</summary>
public sealed class ReadLeadTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task My_leads_are_my_own_with_open_questions_first_then_the_newest(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, maria) = (await ops.AnaAsync(), await ops.MariaAsync());
        var bea = await ops.SomebodyAsync("Bea Long", BuiltInRoles.Agent);
        var leads = new List<LeadRef>();
        for (var n = 0; n < 4; n++)
        {
            leads.Add(await ops.LeadAsync($"{n} Own St", ana));
            ops.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await ops.LeadAsync("9 Foreign St", bea);
        await ops.Get<AskAboutLead>().RunAsync(leads[1], "Is the roof new?", maria, ct);
        var answered = (await ops.Get<AskAboutLead>().RunAsync(leads[0], "Who lives there?", maria, ct)).Value;
        await ops.Get<AnswerLeadQuestion>().RunAsync(new(answered.Id, answered.Version), "Nobody.", ana, ct);

        var (mine, hasMore) = await ops.Get<MyLeadsQuery>().LoadAsync(ana, 0, ct);

        Assert.Equal(["1 Own St", "3 Own St", "2 Own St", "0 Own St"], mine.Select(lead => lead.Street));
        Assert.False(hasMore);
        Assert.Equal(("Is the roof new?", "Maria Keller", null), (mine[0].Question, mine[0].QuestionByName, mine[0].Answer));
    }

    [Fact]
    public async Task My_leads_come_a_page_at_a_time_each_exactly_once()
    {
        await using var ops = await TestOps.StartAsync();
        var ana = await ops.AnaAsync();
        for (var n = 0; n < 2 * MyLeadsQuery.PageSize + 1; n++)
            await ops.LeadAsync($"{n} Page St", ana);

        var pages = new List<(IReadOnlyList<MyLead> Leads, bool HasMore)>();
        for (var page = 0; page < 4; page++)
            pages.Add(await ops.Get<MyLeadsQuery>().LoadAsync(ana, page, ct));

        Assert.Equal([MyLeadsQuery.PageSize, MyLeadsQuery.PageSize, 1, 0], pages.Select(page => page.Leads.Count));
        Assert.Equal([true, true, false, false], pages.Select(page => page.HasMore));
        Assert.Equal(2 * MyLeadsQuery.PageSize + 1, pages.SelectMany(page => page.Leads).Select(lead => lead.Id).Distinct().Count());
        Assert.Equal(pages[0].Leads.Select(lead => lead.Id), (await ops.Get<MyLeadsQuery>().LoadAsync(ana, -3, ct)).Leads.Select(lead => lead.Id));
    }

    [Fact]
    public async Task My_leads_are_empty_for_whoever_may_not_submit()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ops.LeadAsync(agent: maria);

        Assert.Empty((await ops.Get<MyLeadsQuery>().LoadAsync(maria, 0, ct)).Leads);
        Assert.Empty((await ops.Get<MyLeadsQuery>().LoadAsync(Actor.Nobody, 0, ct)).Leads);
    }

    [Theory, OnEveryDatabase]
    public async Task A_lead_is_shown_with_its_own_timeline_newest_first(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var (target, neighbour) = (await ops.LeadAsync("1 Shown St"), await ops.LeadAsync("2 Neighbour St"));
        await ops.Get<ApproveLead>().RunAsync(neighbour, maria, ct);
        var asked = (await ops.Get<AskAboutLead>().RunAsync(target, "Is the roof new?", maria, ct)).Value;
        await ops.Get<RejectLead>().RunAsync(new(asked.Id, asked.Version), RejectReason.NotTheOwner, "A tenant.", maria, ct);

        var detail = await ops.Get<LeadDetailQuery>().LoadAsync(ops.TenantId, target.Id, ct);

        Assert.Equal("1 Shown St", detail!.Lead.Street);
        Assert.Equal(["lead.rejected", "lead.questioned"], detail.Timeline.Select(entry => entry.Action));
        Assert.Equal("rejected this lead", detail.Timeline[0].Phrase);
        Assert.Contains("A tenant.", detail.Timeline[0].Particulars);
    }

    [Fact]
    public async Task Another_tenants_lead_is_not_there()
    {
        await using var ops = await TestOps.StartAsync();
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var theirs = await ops.LeadAsync(tenantId: other);

        Assert.Null(await ops.Get<LeadDetailQuery>().LoadAsync(ops.TenantId, theirs.Id, ct));
        Assert.NotNull(await ops.Get<LeadDetailQuery>().LoadAsync(other, theirs.Id, ct));
        Assert.Null(await ops.Get<LeadDetailQuery>().LoadAsync(0, theirs.Id, ct));
        Assert.Null(await ops.Get<LeadDetailQuery>().LoadAsync(ops.TenantId, theirs.Id + 1000, ct));
    }
}
