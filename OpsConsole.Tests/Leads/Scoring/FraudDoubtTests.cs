using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Intake;
using OpsConsole.Tests.Leads.Matching;
using OpsConsole.Tests.Partners;

namespace OpsConsole.Tests.Leads.Scoring;

public sealed class FraudDoubtTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_score_at_the_threshold_flags_the_lead_as_a_change_that_others_see(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (id, before) = await DoubtedAsync(ops, hides: false);

        var lead = await ops.ReadAsync(id);
        Assert.Equal((before + 1, true, false, 35), (lead.Version, lead.Doubts.HasFlag(LeadDoubts.Suspicious), lead.IsHidden, lead.FraudScore));
        Assert.Equal(1, await ops.CountAsync("lead.fraud-flagged", id));
        await using var db = ops.Open();
        Assert.Equal([id], await db.Leads.Passing(LeadFields.Parse("doubt:suspicious fraud:35..").Value, new(ops.Time.NowUtc, null)).Select(one => one.Id).ToListAsync(ct));
        // Flagged for review alone, it is still for sale.
        Assert.True((await ops.Get<HoldLead>().RunAsync(await ops.RefAsync(id), "Omar Haddad", 24, await ops.MariaAsync(), ct)).Succeeded);
    }

    [Fact]
    public async Task What_is_hidden_is_neither_held_nor_sold_nor_offered_nor_taken_by_a_partner()
    {
        await using var ops = await TestOps.StartAsync();
        var (delia, _) = await ops.PartnerAsync("Delia Ross");
        var maria = await ops.MariaAsync();
        var (id, _) = await DoubtedAsync(ops, hides: true, held: true);

        var lead = await ops.ReadAsync(id);
        Assert.True(lead.IsHidden);
        Assert.Null(lead.HeldForName);
        Assert.IsType<LeadIsHidden>((await ops.Get<HoldLead>().RunAsync(await ops.RefAsync(id), "Omar Haddad", 24, maria, ct)).Error);
        Assert.IsType<LeadIsHidden>(lead.Sell("Omar Haddad", 5_000, ops.Time.NowUtc));
        await using (var db = ops.Open())
            Assert.Contains("Omar Haddad", await db.Activity.Where(entry => entry.Action == "lead.fraud-flagged").Select(entry => entry.Particulars).SingleAsync(ct), StringComparison.Ordinal);

        ops.Time.Advance(TimeSpan.FromDays(4));
        Assert.Equal(1, await ops.Get<ExpireLeads>().RunAsync(ct));
        Assert.Empty(await ops.HandoversAsync());
        Assert.IsType<NobodyCanTakeIt>((await ops.Get<OfferLead>().RunAsync(id, maria, ct)).Error);

        Assert.True((await ops.Get<ClearFraudDoubt>().RunAsync(await ops.RefAsync(id), "The owner called back.", maria, ct)).Succeeded);
        Assert.True((await ops.Get<OfferLead>().RunAsync(id, maria, ct)).Succeeded);
        Assert.True((await ops.Get<RenewFraudDoubt>().RunAsync(await ops.RefAsync(id), maria, ct)).Succeeded);
        var offer = Assert.Single(await ops.HandoversAsync());
        Assert.IsType<LeadIsHidden>((await ops.Get<AcceptOffer>().RunAsync(new(offer.Id, offer.Version), delia, ct)).Error);
    }

    [Fact]
    public async Task A_lead_that_becomes_hidden_while_somebody_buys_it_is_sold_or_hidden_and_never_both()
    {
        await using var ops = await TestOps.StartAsync();
        var lead = await ops.LeadAsync(more: row => row.OwnerEmail = Scored.Disposable);
        await ops.Get<ApproveLead>().RunAsync(lead, await ops.MariaAsync(), ct);
        await ops.SetAsync(ScoreSettings.FraudThreshold, 35);
        await ops.SetAsync(ScoreSettings.FraudHides, true);
        var seen = await ops.RefAsync(lead.Id);
        // The buyer's node has read the lead as it was and is about to save.
        var between = new InBetween(() => ops.Get<LeadScoring>().ReckonAsync(ops.TenantId, [lead.Id], ct));
        await using var buying = ops.AnotherNode(between.Configure);
        await using var db = buying.Open();

        var sold = await db.ChangeLeadAsync(seen, Actor.System(ops.TenantId, "Sale"), "lead.sold", row => row.Sell("Blue Door", 100, ops.Time.NowUtc), null, ct);

        Assert.IsType<ChangedBySomeoneElse>(sold.Error);
        Assert.Equal((LeadStatus.Approved, true), ((await ops.ReadAsync(lead.Id)).Status, (await ops.ReadAsync(lead.Id)).IsHidden));
    }

    [Fact]
    public async Task A_cleared_doubt_stays_cleared_until_a_sign_comes_that_was_not_there()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var (id, _) = await DoubtedAsync(ops, hides: true);

        Assert.True((await ops.Get<ClearFraudDoubt>().RunAsync(await ops.RefAsync(id), " The owner called back. ", maria, ct)).Succeeded);
        var cleared = (await ops.ReadAsync(id), await ops.ReckoningAsync(id));
        Assert.Equal((false, false, 35), (cleared.Item1.Doubts.HasFlag(LeadDoubts.Suspicious), cleared.Item1.IsHidden, cleared.Item1.FraudScore));
        Assert.Equal(("The owner called back.", "Maria Keller"), (cleared.Item2.ClearedWhy, cleared.Item2.ClearedByName));

        await ops.EditAsync(id, nameof(LeadInput.Beds), "5");
        await ops.SetAsync(ScoreSettings.FraudDisposable, 40);
        await ops.ScoreAsync(andQueued: true);
        Assert.Equal((40, false), ((await ops.ReadAsync(id)).FraudScore, (await ops.ReadAsync(id)).IsHidden));

        await ops.EditAsync(id, nameof(LeadInput.OwnerEmail), "x@yopmail.com");
        await ops.ScoreAsync();
        Assert.True((await ops.ReadAsync(id)).IsHidden);
        Assert.Null((await ops.ReckoningAsync(id)).ClearedAtUtc);
        Assert.Equal(2, await ops.CountAsync("lead.fraud-flagged", id));
        Assert.IsType<NothingWasCleared>((await ops.Get<RenewFraudDoubt>().RunAsync(await ops.RefAsync(id), maria, ct)).Error);
    }

    [Fact]
    public async Task A_clearing_is_taken_back_and_counts_as_before()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var (id, _) = await DoubtedAsync(ops, hides: true);
        await ops.Get<ClearFraudDoubt>().RunAsync(await ops.RefAsync(id), "The owner called back.", maria, ct);

        Assert.True((await ops.Get<RenewFraudDoubt>().RunAsync(await ops.RefAsync(id), maria, ct)).Succeeded);

        Assert.True((await ops.ReadAsync(id)).IsHidden);
        Assert.Equal((1, 1), (await ops.CountAsync("lead.fraud-cleared", id), await ops.CountAsync("lead.fraud-renewed", id)));
        await ops.EditAsync(id, nameof(LeadInput.OwnerEmail), "rosa@example.com");
        await ops.ScoreAsync();
        Assert.Equal((false, 0, 1), ((await ops.ReadAsync(id)).IsHidden, (await ops.ReadAsync(id)).FraudScore, await ops.CountAsync("lead.fraud-unflagged", id)));
        Assert.IsType<NoDoubtToClear>((await ops.Get<ClearFraudDoubt>().RunAsync(await ops.RefAsync(id), "Again.", maria, ct)).Error);
    }

    [Fact]
    public async Task Clear_WithoutAReason_OrByWhoeverMayNotApprove_OrOnAnOldVersion_IsRefused()
    {
        await using var ops = await TestOps.StartAsync();
        var (id, before) = await DoubtedAsync(ops, hides: true);
        var target = await ops.RefAsync(id);
        foreach (var (role, may) in BuiltInRoles.Permissions.Select(role => (role.Key, role.Value.Contains(LeadPermissions.Approve))))
        {
            var somebody = await ops.SomebodyAsync($"{role} Somebody", role);
            Assert.IsType(may ? typeof(ClearingNeedsAReason) : typeof(NotAllowed), (await ops.Get<ClearFraudDoubt>().RunAsync(target, " ", somebody, ct)).Error);
            Assert.IsType(may ? typeof(NothingWasCleared) : typeof(NotAllowed), (await ops.Get<RenewFraudDoubt>().RunAsync(target, somebody, ct)).Error);
        }

        var maria = await ops.MariaAsync();
        Assert.IsType<NoteIsTooLong>((await ops.Get<ClearFraudDoubt>().RunAsync(target, new string('x', Lead.NoteLength + 1), maria, ct)).Error);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<ClearFraudDoubt>().RunAsync(new(id, before), "The owner called back.", maria, ct)).Error);
        Assert.True((await ops.ReadAsync(id)).IsHidden);
    }

    [Fact]
    public async Task Explained_wording_is_no_sign_of_fraud()
    {
        await using var ops = await TestOps.StartAsync();
        var id = await ops.SubmitAsync(SomeInputs.Complete with { MotivationNote = "No children please", WordingReason = "The seller's own words." }, await ops.AnaAsync());
        await ops.ScoreAsync();

        Assert.Equal((LeadDoubts.FairHousing, 0), ((await ops.ReadAsync(id)).Doubts & LeadDoubts.FairHousing, (await ops.ReadAsync(id)).FraudScore));
    }

    /// <summary>An approved lead whose score comes to the threshold.</summary>
    /// <returns>With its version before.</returns>
    private static async Task<(long Id, long Before)> DoubtedAsync(TestOps ops, bool hides, bool held = false)
    {
        var maria = await ops.MariaAsync();
        await ops.SetAsync(ScoreSettings.FraudThreshold, 35);
        await ops.SetAsync(ScoreSettings.FraudHides, hides);
        var lead = await ops.LeadAsync(more: row => row.OwnerEmail = Scored.Disposable);
        Assert.True((await ops.Get<ApproveLead>().RunAsync(lead, maria, ct)).Succeeded);
        if (held)
            Assert.True((await ops.Get<HoldLead>().RunAsync(await ops.RefAsync(lead.Id), "Omar Haddad", 24, maria, ct)).Succeeded);
        var before = (await ops.RefAsync(lead.Id)).Version;
        await ops.ScoreAsync();
        return (lead.Id, before);
    }
}
