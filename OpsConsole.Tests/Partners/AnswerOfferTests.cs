using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Notifications;

namespace OpsConsole.Tests.Partners;

public sealed class AnswerOfferTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly TimeSpan term = TimeSpan.FromHours(24);

    [Theory, OnEveryDatabase]
    public async Task Accept_makes_the_lead_theirs_and_shows_its_owner_from_then_on(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var (delia, _) = await ops.PartnerAsync("Delia Ross");
        var lead = await ops.ExpiredAsync(by: maria, more: lead => (lead.OwnerName, lead.OwnerPhone) = ("Rosa Whitfield", "+19165550140"));
        Assert.Null(Assert.Single((await ops.Get<MyOffersQuery>().LoadAsync(delia, true, 0, ct)).Offers).Owner);

        var accepted = await ops.Get<AcceptOffer>().RunAsync(await ops.OpenOfferAsync(lead.Id), delia, ct);

        Assert.True(accepted.Succeeded);
        Assert.Empty((await ops.Get<MyOffersQuery>().LoadAsync(delia, true, 0, ct)).Offers);
        Assert.Equal("Rosa Whitfield", Assert.Single((await ops.Get<MyOffersQuery>().LoadAsync(delia, false, 0, ct)).Offers).Owner!.Name);
        Assert.Equal(["lead.expired", "lead.offered", "lead.accepted"], await ops.ActionsAsync(lead.Id));
        await ops.NotifyAsync();
        Assert.Contains(await ops.NotificationsAsync(maria), row => row is { Action: "lead.accepted", ByName: "Delia Ross" });
        ops.Time.Advance(term + term);
        Assert.Equal(0, await ops.Get<MoveOnOffers>().RunAsync(ct));
        Assert.IsType<OfferIsNotOpen>((await ops.Get<AcceptOffer>().RunAsync(accepted.Value, delia, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Decline_with_a_reason_sends_it_to_the_next_and_never_back(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var (delia, _) = await ops.PartnerAsync("Delia Ross");
        var (otto, _) = await ops.PartnerAsync("Otto Lang");
        var lead = await ops.ExpiredAsync(by: maria);
        var offer = await ops.OpenOfferAsync(lead.Id);
        Assert.IsType<DeclineNeedsAReason>((await ops.Get<DeclineOffer>().RunAsync(offer, " ", delia, ct)).Error);

        Assert.True((await ops.Get<DeclineOffer>().RunAsync(offer, "Too far for us.", delia, ct)).Succeeded);
        var second = await ops.OpenOfferAsync(lead.Id);
        Assert.Equal(otto.UserId, (await ops.HandoversAsync(lead.Id))[^1].PartnerUserId);
        Assert.True((await ops.Get<DeclineOffer>().RunAsync(second, "Full.", otto, ct)).Succeeded);

        Assert.Equal(["lead.expired", "lead.offered", "lead.declined", "lead.offered", "lead.declined", "lead.unplaced"], await ops.ActionsAsync(lead.Id));
        Assert.Equal([(HandoverState.Declined, "Too far for us."), (HandoverState.Declined, "Full.")], (await ops.HandoversAsync(lead.Id)).Select(row => (row.State, row.Reason!)));
        await ops.NotifyAsync();
        Assert.Single(await ops.NotificationsAsync(maria), row => row.Action == "lead.unplaced");
    }

    [Theory, OnEveryDatabase]
    public async Task An_offer_that_is_not_answered_in_time_goes_to_the_next_and_the_late_one_is_told(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (delia, _) = await ops.PartnerAsync("Delia Ross");
        var (otto, _) = await ops.PartnerAsync("Otto Lang");
        var lead = await ops.ExpiredAsync();
        var offer = await ops.OpenOfferAsync(lead.Id);
        ops.Time.Advance(term - TimeSpan.FromTicks(1));
        Assert.Equal(0, await ops.Get<MoveOnOffers>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromTicks(1));
        Assert.IsType<OfferTermIsOver>((await ops.Get<AcceptOffer>().RunAsync(offer, delia, ct)).Error);

        Assert.Equal(1, await ops.Get<MoveOnOffers>().RunAsync(ct));
        Assert.Equal(0, await ops.Get<MoveOnOffers>().RunAsync(ct));

        Assert.Equal([(delia.UserId!.Value, HandoverState.TimedOut), (otto.UserId!.Value, HandoverState.Offered)], (await ops.HandoversAsync(lead.Id)).Select(row => (row.PartnerUserId, row.State)));
        Assert.Equal(HandoverState.TimedOut, Assert.IsType<OfferIsNotOpen>((await ops.Get<AcceptOffer>().RunAsync(offer, delia, ct)).Error).State);
        await ops.NotifyAsync();
        Assert.Contains(await ops.NotificationsAsync(delia), row => row.Action == "lead.offer-lapsed");
        Assert.Contains(await ops.NotificationsAsync(otto), row => row.Action == "lead.offered");
    }

    [Theory, OnEveryDatabase]
    public async Task Of_an_answer_in_the_last_moment_and_the_job_one_wins_and_the_other_is_told(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (delia, _) = await ops.PartnerAsync("Delia Ross");
        await ops.PartnerAsync("Otto Lang");
        var lead = await ops.ExpiredAsync();
        var offer = await ops.OpenOfferAsync(lead.Id);

        // The partner's node has read the open offer just in time; before it saves, the term is over and the job is quicker.
        var job = new InBetween(async () =>
        {
            ops.Time.Advance(term);
            Assert.Equal(1, await ops.Get<MoveOnOffers>().RunAsync(ct));
        });
        await using (var partners = ops.AnotherNode(job.Configure))
            Assert.Equal(HandoverState.TimedOut, Assert.IsType<OfferIsNotOpen>((await partners.Get<AcceptOffer>().RunAsync(offer, delia, ct)).Error).State);

        // And the other way round: the job has found the next offer over on a clock that is ahead, and the partner is quicker.
        var (otto, second) = (await ops.SomebodyAsync("Otto Lang", BuiltInRoles.Partner), await ops.OpenOfferAsync(lead.Id));
        ops.Time.Advance(term);
        var answer = new InBetween(async () =>
        {
            ops.Time.SetBack(TimeSpan.FromSeconds(1));
            Assert.True((await ops.Get<AcceptOffer>().RunAsync(second, otto, ct)).Succeeded);
        });
        await using (var jobs = ops.AnotherNode(answer.Configure))
            Assert.Equal(0, await jobs.Get<MoveOnOffers>().RunAsync(ct));

        Assert.Equal([HandoverState.TimedOut, HandoverState.Accepted], (await ops.HandoversAsync(lead.Id)).Select(row => row.State));
    }

    [Fact]
    public async Task Of_many_who_answer_the_same_offer_at_once_one_answer_counts()
    {
        await using var ops = await TestOps.StartAsync();
        var (delia, _) = await ops.PartnerAsync("Delia Ross");
        await ops.PartnerAsync("Otto Lang");
        for (var round = 0; round < 5; round++)
        {
            var lead = await ops.ExpiredAsync($"{round} Race Ct");
            if ((await ops.HandoversAsync(lead.Id)).Single() is var given && given.PartnerUserId != delia.UserId)
                continue;
            var offer = await ops.OpenOfferAsync(lead.Id);
            var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(async () => n % 2 == 0
                ? await ops.Get<AcceptOffer>().RunAsync(offer, delia, ct)
                : await ops.Get<DeclineOffer>().RunAsync(offer, "Not now.", delia, ct))));

            Assert.Single(results, result => result.Succeeded);
            Assert.All(results.Where(result => !result.Succeeded), result => Assert.IsType<OfferIsNotOpen>(result.Error));
        }
    }

    [Fact]
    public async Task Offers_of_other_partners_and_other_firms_do_not_exist()
    {
        await using var ops = await TestOps.StartAsync();
        var (delia, _) = await ops.PartnerAsync("Delia Ross");
        var (otto, _) = await ops.PartnerAsync("Otto Lang");
        var stranger = await ops.SomebodyAsync("Dora Delta", BuiltInRoles.Partner, await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct));
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var lead = await ops.ExpiredAsync();
        var offer = await ops.OpenOfferAsync(lead.Id);
        Assert.Equal(delia.UserId, (await ops.HandoversAsync(lead.Id)).Single().PartnerUserId);

        foreach (var somebody in new[] { otto, stranger })
        {
            Assert.IsType<NotFound>((await ops.Get<AcceptOffer>().RunAsync(offer, somebody, ct)).Error);
            Assert.IsType<NotFound>((await ops.Get<DeclineOffer>().RunAsync(offer, "Mine?", somebody, ct)).Error);
            Assert.Empty((await ops.Get<MyOffersQuery>().LoadAsync(somebody, true, 0, ct)).Offers);
        }

        foreach (var somebody in new[] { maria, ana })
        {
            Assert.IsType<NotAllowed>((await ops.Get<AcceptOffer>().RunAsync(offer, somebody, ct)).Error);
            Assert.Empty((await ops.Get<MyOffersQuery>().LoadAsync(somebody, true, 0, ct)).Offers);
        }

        Assert.IsType<NotAllowed>((await ops.Get<OfferLead>().RunAsync(lead.Id, delia, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<WithdrawOffer>().RunAsync(offer, "Mine.", delia, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_manager_withdraws_an_offer_and_offers_the_lead_again(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var (delia, partner) = await ops.PartnerAsync("Delia Ross");
        var lead = await ops.ExpiredAsync(by: maria);
        var offer = await ops.OpenOfferAsync(lead.Id);
        Assert.IsType<LeadIsWithAPartner>((await ops.Get<OfferLead>().RunAsync(lead.Id, maria, ct)).Error);

        Assert.True((await ops.Get<WithdrawOffer>().RunAsync(offer, "The owner called.", maria, ct)).Succeeded);
        Assert.Equal(HandoverState.Withdrawn, Assert.IsType<OfferIsNotOpen>((await ops.Get<AcceptOffer>().RunAsync(offer, delia, ct)).Error).State);
        Assert.True((await ops.Get<PausePartner>().RunAsync(partner, await ops.AdaAsync(), ct)).Succeeded);
        Assert.IsType<NobodyCanTakeIt>((await ops.Get<OfferLead>().RunAsync(lead.Id, maria, ct)).Error);
        Assert.True((await ops.Get<ResumePartner>().RunAsync(partner with { Version = partner.Version + 1 }, await ops.AdaAsync(), ct)).Succeeded);

        Assert.Equal("Delia Ross", (await ops.Get<OfferLead>().RunAsync(lead.Id, maria, ct)).Value);
        Assert.IsType<OnlyExpiredLeadsAreOffered>((await ops.Get<OfferLead>().RunAsync((await ops.LeadAsync("7 New St")).Id, maria, ct)).Error);
        Assert.Equal(["lead.expired", "lead.offered", "lead.offer-withdrawn", "lead.offered"], await ops.ActionsAsync(lead.Id));
    }

    [Fact]
    public async Task An_offer_whose_lead_went_into_the_trash_cannot_be_taken_and_goes_on_when_it_is_restored()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var (delia, _) = await ops.PartnerAsync("Delia Ross");
        await ops.PartnerAsync("Otto Lang");
        var lead = await ops.ExpiredAsync();
        var offer = await ops.OpenOfferAsync(lead.Id);
        var deleted = (await ops.Get<DeleteLead>().RunAsync(new(lead.Id, (await ops.ReadAsync(lead.Id)).Version), maria, ct)).Value;

        Assert.IsType<NotFound>((await ops.Get<AcceptOffer>().RunAsync(offer, delia, ct)).Error);
        Assert.Empty((await ops.Get<MyOffersQuery>().LoadAsync(delia, true, 0, ct)).Offers);
        ops.Time.Advance(term);
        Assert.Equal(0, await ops.Get<MoveOnOffers>().RunAsync(ct));
        Assert.True((await ops.Get<RestoreLead>().RunAsync(new(lead.Id, deleted.Version), maria, ct)).Succeeded);
        Assert.Equal(1, await ops.Get<MoveOnOffers>().RunAsync(ct));
        Assert.Equal([HandoverState.TimedOut, HandoverState.Offered], (await ops.HandoversAsync(lead.Id)).Select(row => row.State));
        Assert.True((await ops.Get<DeleteLead>().RunAsync(new(lead.Id, (await ops.ReadAsync(lead.Id)).Version), maria, ct)).Succeeded);
        ops.Time.Advance(TimeSpan.FromDays(40));
        Assert.Equal(0, await ops.Get<MoveOnOffers>().RunAsync(ct));
        Assert.Equal(1, await ops.Get<EmptyTrash>().RunAsync(ct));
    }

    [Fact]
    public async Task Wherever_a_node_dies_while_offers_move_on_each_lead_has_one_holder_in_the_end()
    {
        var words = await MoveOnAndDieAsync(DyingNode.Immortal());
        Assert.True(words > 8);
        for (var word = 1; word <= words; word++)
        {
            await MoveOnAndDieAsync(new DyingNode(word, afterIt: false));
            await MoveOnAndDieAsync(new DyingNode(word, afterIt: true));
        }
    }

    private static async Task<int> MoveOnAndDieAsync(DyingNode death)
    {
        await using var ops = await TestOps.StartAsync();
        await using var mortal = ops.AnotherNode(death.Configure);
        await ops.PartnerAsync("Delia Ross");
        await ops.PartnerAsync("Otto Lang");
        var leads = new[] { await ops.ExpiredAsync("1 First St"), await ops.ExpiredAsync("2 Second St") };
        ops.Time.Advance(term);
        await Record.ExceptionAsync(() => mortal.Get<MoveOnOffers>().RunAsync(ct));
        var words = death.Words;
        await ops.Get<MoveOnOffers>().RunAsync(ct);
        foreach (var lead in leads)
        {
            Assert.Equal([HandoverState.TimedOut, HandoverState.Offered], (await ops.HandoversAsync(lead.Id)).Select(row => row.State));
            Assert.Equal(["lead.expired", "lead.offered", "lead.offer-lapsed", "lead.offered"], await ops.ActionsAsync(lead.Id));
        }

        return words;
    }
}
