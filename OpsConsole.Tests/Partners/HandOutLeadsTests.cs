using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Notifications;

namespace OpsConsole.Tests.Partners;

public sealed class HandOutLeadsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task An_expired_lead_goes_to_the_next_partner_and_everything_is_explained(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var (delia, _) = await ops.PartnerAsync("Delia Ross");
        await ops.PartnerAsync("Blue Door", new() { States = "nv" });

        var lead = await ops.ExpiredAsync(by: maria);

        var offer = Assert.Single(await ops.HandoversAsync());
        Assert.Equal((lead.Id, delia.UserId!.Value, HandoverState.Offered, ops.Time.NowUtc.AddHours(24)), (offer.LeadId, offer.PartnerUserId, offer.State, offer.TermEndsAtUtc));
        Assert.Equal(("Delia Ross is the only partner who can take it.", "Blue Door: CA is not among its states"), (offer.Why, offer.Skipped));
        Assert.Equal(["lead.expired", "lead.offered"], await ops.ActionsAsync(lead.Id));
        await ops.NotifyAsync();
        Assert.Equal("lead.offered", Assert.Single(await ops.NotificationsAsync(delia)).Action);
        Assert.Equal("lead.expired", Assert.Single(await ops.NotificationsAsync(maria)).Action);
    }

    [Theory, OnEveryDatabase]
    public async Task Partners_take_turns_by_weight_over_runs_and_within_one(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (delia, _) = await ops.PartnerAsync("Delia Ross", new() { Weight = 2 });
        var (otto, _) = await ops.PartnerAsync("Otto Lang");
        await ops.ExpiredAsync("1 First St");
        for (var n = 2; n <= 6; n++)
            await ops.ApprovedAsync($"{n} First St");
        ops.Time.Advance(SomePartners.Countdown);
        Assert.Equal(5, await ops.Get<ExpireLeads>().RunAsync(ct));

        var offers = await ops.HandoversAsync();
        Assert.Equal((4, 2), (offers.Count(offer => offer.PartnerUserId == delia.UserId), offers.Count(offer => offer.PartnerUserId == otto.UserId)));
        await using var db = ops.Open();
        Assert.Equal(0, await db.PartnerTurns.SumAsync(turn => turn.Credit));
        Assert.Equal(6, await db.PartnerTurns.SumAsync(turn => turn.Offers));
    }

    [Theory, OnEveryDatabase]
    public async Task A_rotation_of_inactive_partners_or_of_none_alerts_a_manager_once_with_the_reasons(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas, ada) = (await ops.MariaAsync(), await ops.JonasAsync(), await ops.AdaAsync());
        var none = await ops.ExpiredAsync("1 Nobody St", maria);
        var (_, partner) = await ops.PartnerAsync("Delia Ross");
        Assert.True((await ops.Get<PausePartner>().RunAsync(partner, ada, ct)).Succeeded);
        var paused = await ops.ExpiredAsync("2 Paused St");
        await ops.Get<ExpireLeads>().RunAsync(ct);
        await ops.Get<MoveOnOffers>().RunAsync(ct);
        await ops.NotifyAsync();

        Assert.Empty(await ops.HandoversAsync());
        var alerts = (await ops.NotificationsAsync()).Where(row => row.Action == "lead.unplaced").ToList();
        Assert.Equal([(maria.UserId!.Value, "No partner is set up.")], alerts.Where(row => row.SubjectId == none.Id).Select(row => (row.UserId, row.Detail)));
        // Nobody approved that one, so everybody hears of it who can do something.
        Assert.Equal(new[] { maria, jonas, ada }.Select(who => who.UserId!.Value).Order(), alerts.Where(row => row.SubjectId == paused.Id).Select(row => row.UserId).Order());
        await using var db = ops.Open();
        var entry = await db.Activity.SingleAsync(row => row.Action == "lead.unplaced" && row.SubjectId == paused.Id);
        Assert.Contains("\"name\":\"Delia Ross\",\"why\":\"is paused\"", entry.Particulars, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_without_a_ZIP_or_coordinates_passes_by_those_who_need_them()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.PartnerAsync("Zip Only", new() { Zips = "95838" });
        await ops.PartnerAsync("Near Only", new() { CenterName = "95838", CenterLatitude = 38.64, CenterLongitude = -121.44, RadiusMiles = 10 });
        var (anywhere, _) = await ops.PartnerAsync("Any Where");

        await ops.ExpiredAsync(more: lead => (lead.Zip, lead.Latitude) = ("", null));

        var offer = Assert.Single(await ops.HandoversAsync());
        Assert.Equal(anywhere.UserId, offer.PartnerUserId);
        Assert.Equal("Zip Only: the lead has no ZIP\nNear Only: the lead has no coordinates, so its distance from 95838 is unknown", offer.Skipped);
    }

    [Fact]
    public async Task Nobody_gets_more_than_their_week_and_the_week_moves_on()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.PartnerAsync("Delia Ross", new() { WeeklyCapacity = 2 });
        for (var n = 0; n < 5; n++)
            await ops.ApprovedAsync($"{n} Full St");
        ops.Time.Advance(SomePartners.Countdown);
        await ops.Get<ExpireLeads>().RunAsync(ct);
        Assert.Equal(2, (await ops.HandoversAsync()).Count);

        ops.Time.Advance(TimeSpan.FromDays(7));
        await ops.ExpiredAsync("6 Later St");
        Assert.Equal(3, (await ops.HandoversAsync()).Count);
    }

    [Fact]
    public async Task Another_firms_partners_are_not_in_the_rotation()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.PartnerAsync("Delia Ross");
        var delta = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        await ops.LeadAsync("1 Delta St", more: lead => Assert.Null(lead.Approve(Actor.System(delta, "Test"), ops.Time.NowUtc, SomePartners.Countdown)), tenantId: delta);
        ops.Time.Advance(SomePartners.Countdown);

        Assert.Equal(1, await ops.Get<ExpireLeads>().RunAsync(ct));

        Assert.Empty(await ops.HandoversAsync());
        await using var db = ops.Dbs.Open(delta);
        Assert.Equal("lead.unplaced", await db.Activity.Where(entry => entry.SubjectKind == "lead").OrderByDescending(entry => entry.Id).Select(entry => entry.Action).FirstAsync());
    }

    [Fact]
    public async Task Two_nodes_at_once_offer_each_lead_once_and_keep_the_shares()
    {
        await using var ops = await TestOps.StartAsync();
        await using var other = ops.AnotherNode();
        await ops.PartnerAsync("Delia Ross", new() { Weight = 3, WeeklyCapacity = 1_000 });
        await ops.PartnerAsync("Otto Lang");
        for (var n = 0; n < 60; n++)
            await ops.ApprovedAsync($"{n} Twin Ave");
        ops.Time.Advance(SomePartners.Countdown);

        await Task.WhenAll(new[] { ops, other, ops, other }.Select(node => Task.Run(() => node.Get<ExpireLeads>().RunAsync(ct))));
        await ops.Get<ExpireLeads>().RunAsync(ct);

        await EachOfferedOnceAsync(ops, 60);
        Assert.Equal([45, 15], (await ops.HandoversAsync()).GroupBy(offer => offer.PartnerId).OrderBy(group => group.Key).Select(group => group.Count()));
    }

    [Fact]
    public async Task Wherever_a_node_dies_the_next_run_goes_on_and_each_lead_is_offered_once()
    {
        var words = await ExpireAndDieAsync(DyingNode.Immortal());
        Assert.True(words > 8);
        for (var word = 1; word <= words; word++)
        {
            await ExpireAndDieAsync(new DyingNode(word, afterIt: false));
            await ExpireAndDieAsync(new DyingNode(word, afterIt: true));
        }
    }

    private static async Task<int> ExpireAndDieAsync(DyingNode death)
    {
        await using var ops = await TestOps.StartAsync();
        await using var mortal = ops.AnotherNode(death.Configure);
        await ops.PartnerAsync("Delia Ross");
        await ops.PartnerAsync("Otto Lang");
        await ops.ApprovedAsync("1 First St");
        await ops.ApprovedAsync("2 Second St");
        ops.Time.Advance(SomePartners.Countdown);
        await Record.ExceptionAsync(() => mortal.Get<ExpireLeads>().RunAsync(ct));
        var words = death.Words;
        await ops.Get<ExpireLeads>().RunAsync(ct);
        await EachOfferedOnceAsync(ops, 2);
        Assert.Equal(2, (await ops.HandoversAsync()).Select(offer => offer.PartnerId).Distinct().Count());
        return words;
    }

    private static async Task EachOfferedOnceAsync(TestOps ops, int count)
    {
        await using var db = ops.Open();
        Assert.Equal(count, await db.Leads.CountAsync(lead => lead.Status == LeadStatus.Expired));
        Assert.Equal((count, count), (await db.LeadHandovers.CountAsync(), await db.LeadHandovers.Select(row => row.LeadId).Distinct().CountAsync()));
        foreach (var action in new[] { "lead.expired", "lead.offered" })
            Assert.Equal(count, await db.Activity.CountAsync(entry => entry.Action == action));
        Assert.Equal(count, await db.PartnerTurns.SumAsync(turn => turn.Offers));
        Assert.Equal(0, await db.PartnerTurns.SumAsync(turn => turn.Credit));
    }
}
