using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Listing;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Leads.Scoring;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Listing;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Leads.Intake;
using OpsConsole.Tests.Leads.Matching;
using OpsConsole.Tests.Leads.Photos;
using OpsConsole.Tests.Leads.Verification;

namespace OpsConsole.Tests.Leads.Scoring;

public sealed class LeadScoringTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_lead_has_its_scores_with_reasons_behind_its_coming_and_keeps_its_version(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var id = await ops.SubmitAsync(SomeInputs.Complete, await ops.AnaAsync());
        var (version, entries) = ((await ops.RefAsync(id)).Version, await EntriesAsync(ops));

        await ops.ScoreAsync();

        var (lead, reckoning) = (await ops.ReadAsync(id), await ops.ReckoningAsync(id));
        Assert.Equal((version, entries), (lead.Version, await EntriesAsync(ops)));
        Assert.Equal((3, 0, false), (lead.Stars, lead.FraudScore, lead.IsHidden));
        Assert.Equal((ops.Time.NowUtc, ops.Time.NowUtc, ops.Time.NowUtc), (lead.StarsAtUtc, lead.FraudAtUtc, lead.ScoreAtUtc));
        Assert.Equal(lead.Score, reckoning.PriorityParts.Sum(part => part.Points));
        Assert.Contains(reckoning.StarParts, part => part.Raise == "Add a photo.");
        Assert.Empty(reckoning.FraudSignals);
    }

    [Fact]
    public async Task What_happens_to_a_lead_moves_its_stars()
    {
        var (ops, _) = await TestLookups.StartAsync();
        await using var _1 = ops;
        var ana = await ops.AnaAsync();
        var id = await ops.SubmitAsync(SomeInputs.Complete with { Beds = null }, ana);
        await ops.ScoreAsync();
        var seen = new List<int> { await PointsAsync() };

        await ops.VerifyAsync();
        await ops.ScoreAsync();
        seen.Add(await PointsAsync());
        await PhotoAsync(ops, id, ana, 1_200);
        await ops.ScoreAsync();
        seen.Add(await PointsAsync());
        await ops.EditAsync(id, nameof(LeadInput.Beds), "3");
        await ops.ScoreAsync();
        seen.Add(await PointsAsync());

        Assert.Equal(seen.Order().Distinct(), seen);
        Assert.Equal((5, 93), ((await ops.ReadAsync(id)).Stars, seen[^1]));

        async Task<int> PointsAsync() => (await ops.ReckoningAsync(id)).StarParts.Sum(part => part.Points);
    }

    [Fact]
    public async Task Somebody_who_edits_while_a_lead_is_reckoned_meets_no_conflict_and_old_facts_leave_no_score()
    {
        await using var ops = await TestOps.StartAsync();
        var id = await ops.SubmitAsync(SomeInputs.Complete, await ops.AnaAsync());
        await ops.ScoreAsync();
        var seen = await ops.RefAsync(id);
        await ops.SetAsync(ScoreSettings.PriorityWaiting, 90);
        await ops.ScoreAsync(andQueued: true);
        Assert.Equal(34, (await ops.ReadAsync(id)).Score);
        Assert.Equal(seen, await ops.RefAsync(id));
        Assert.True((await ops.Get<ApproveLead>().RunAsync(seen, await ops.MariaAsync(), ct)).Succeeded);

        // An edit comes between reading and writing.
        var between = new InBetween(() => ops.EditAsync(id, nameof(LeadInput.OwnerEmail), Scored.Disposable));
        await using var other = ops.AnotherNode(between.Configure);
        await ops.SetAsync(ScoreSettings.PriorityWaiting, 10);
        await other.Get<LeadScoring>().ReckonAsync(ops.TenantId, [id], ct);

        Assert.Equal(35, (await ops.ReadAsync(id)).FraudScore);
    }

    [Fact]
    public async Task Reckoning_again_writes_nothing()
    {
        await using var ops = await TestOps.StartAsync();
        for (var n = 0; n < 20; n++)
            await ops.SubmitAsync(SomeInputs.Complete with { Street = $"{n} Oak Ave" }, await ops.AnaAsync());
        await ops.ScoreAsync(andQueued: true);
        await ops.Get<LeadScoring>().ReckonAsync(ops.TenantId, await IdsAsync(ops), ct);
        var (before, at) = (await ops.ScoresAsync(), (await ops.ReadAsync(1)).StarsAtUtc);
        ops.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(0, (await ops.Get<LeadScoring>().ReckonAsync(ops.TenantId, await IdsAsync(ops), ct)).Changed);

        Assert.Equal(before, await ops.ScoresAsync());
        Assert.Equal(at, (await ops.ReadAsync(1)).StarsAtUtc);
    }

    [Fact]
    public async Task A_weight_that_all_tenants_inherit_has_the_leads_of_each_reckoned()
    {
        await using var ops = await TestOps.StartAsync();
        var other = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Delta", ct);
        Assert.True((await ops.DecideTextAsync(ScoreSettings.StarsFacts, "90", await ops.AdminAsync(), SettingScope.Installation)).Succeeded);
        await ops.ScoreAsync();

        foreach (var tenantId in (long[])[ops.TenantId, other])
        {
            await using var db = ops.Dbs.Open(tenantId);
            var queued = Assert.Single(db.WorkItems.Where(item => item.Kind == RescoreLeads.Name).ToList());
            Assert.Equal(tenantId == ops.TenantId ? "Ada Lind" : "Settings", queued.CreatedByName);
        }
    }

    [Fact]
    public async Task A_changed_weight_has_all_leads_reckoned_once_with_progress_for_whoever_changed_it()
    {
        await using var ops = await TestOps.StartAsync();
        for (var n = 0; n < 450; n++)
            await ops.LeadAsync($"{n} Wide St", more: lead => lead.OwnerName = n % 2 == 0 ? "Rosa Whitfield" : null);
        await ops.SetAsync(ScoreSettings.StarsFacts, 100);
        await ops.SetAsync(ScoreSettings.StarsVerification, 0);
        await ops.SetAsync(ScoreSettings.StarsPhotos, 0);
        await ops.SetAsync(ScoreSettings.StarsRecord, 0);
        await ops.SetAsync(SettingCatalog.UndoMinutes, 30);
        await ops.ScoreAsync();

        var queued = Assert.Single(await ops.WorkAsync(RescoreLeads.Name));
        Assert.Equal((await ops.AdminAsync()).UserId, queued.CreatedByUserId);
        Assert.Equal(WorkStatus.Waiting, queued.Status);
        await ops.ScoreAsync(andQueued: true);

        var done = Assert.Single(await ops.WorkAsync(RescoreLeads.Name));
        Assert.Equal((WorkStatus.Done, 450L, (long?)450, "450 have other scores or reasons"), (done.Status, done.ProgressDone, done.ProgressTotal, done.ProgressText));
        var scores = await ops.ScoresAsync();
        // Five facts of ten, and the name.
        Assert.Equal([(225, 3), (225, 4)], scores.GroupBy(lead => lead.Stars).OrderBy(group => group.Key).Select(group => (group.Count(), group.Key!.Value)));
        Assert.All(scores, lead => Assert.Equal(1, lead.Version));
        var filter = LeadFields.Parse("stars:4..").Value;
        Assert.Equal(225, (await ops.Get<LeadListQuery>().FindAsync(new(ops.TenantId, filter, LeadSort.Parse("-stars"), 0, 10), ct)).Total);
    }

    [Fact]
    public async Task An_agents_record_counts_for_all_their_open_leads_once_it_is_long_enough()
    {
        await using var ops = await TestOps.StartAsync();
        var (ana, maria) = (await ops.AnaAsync(), await ops.MariaAsync());
        var open = await ops.SubmitAsync(SomeInputs.Complete, ana);
        await ops.ScoreAsync(andQueued: true);
        Assert.Contains("too short", (await ops.ReckoningAsync(open)).StarParts[^1].Name, StringComparison.Ordinal);

        for (var n = 0; n < 5; n++)
        {
            var id = await ops.SubmitAsync(SomeInputs.Complete with { Street = $"{n} Oak Ave" }, ana);
            Assert.True(n == 0
                ? (await ops.Get<RejectLead>().RunAsync(await ops.RefAsync(id), RejectReason.NotTheOwner, null, maria, ct)).Succeeded
                : (await ops.Get<ApproveLead>().RunAsync(await ops.RefAsync(id), maria, ct)).Succeeded);
        }

        await ops.ScoreAsync();
        Assert.Single(await ops.WorkAsync(ScoreLeads.Name), item => item.Status == WorkStatus.Waiting);
        await ops.ScoreAsync(andQueued: true);
        Assert.Equal(new ScorePart("4 of the agent's last 5 decided leads were approved", 12, 15, "It grows with each lead of the agent that is approved."), (await ops.ReckoningAsync(open)).StarParts[^1]);
    }

    [Fact]
    public async Task A_phone_under_many_names_is_a_sign_on_every_lead_that_has_it()
    {
        await using var ops = await TestOps.StartAsync();
        var ana = await ops.AnaAsync();
        var ids = new List<long>();
        foreach (var name in new[] { "Rosa Whitfield", "Whitfield, Rosa", "Walter Marsh", "Joy Okoye" })
        {
            ids.Add(await ops.SubmitAsync(SomeInputs.Complete with { Street = $"{ids.Count} Oak Ave", OwnerName = name, OwnerEmail = $"{ids.Count}@example.com" }, ana));
            await ops.ScoreAsync();
            // Rosa is one, however she is written.
            Assert.All(await ops.ScoresAsync(), lead => Assert.Equal(ids.Count == 4 ? 40 : 0, lead.Fraud));
        }
    }

    [Fact]
    public async Task The_same_photo_at_another_address_is_a_sign_and_at_the_same_it_is_none()
    {
        await using var ops = await TestOps.StartAsync();
        var ana = await ops.AnaAsync();
        var first = await ops.SubmitAsync(SomeInputs.Complete, ana);
        var again = await ops.SubmitAsync(SomeInputs.Complete with { OwnerName = "R. Delgado" }, ana);
        var far = await ops.SubmitAsync(SomeInputs.Complete with { Street = "9 Far St" }, ana);
        foreach (var id in new[] { first, again })
            await PhotoAsync(ops, id, ana);
        await ops.ScoreAsync();
        Assert.Equal((0, 0), ((await ops.ReadAsync(first)).FraudScore, (await ops.ReadAsync(again)).FraudScore));

        await PhotoAsync(ops, far, ana);
        await ops.ScoreAsync();

        Assert.Equal((50, 50, 50), ((await ops.ReadAsync(first)).FraudScore, (await ops.ReadAsync(again)).FraudScore, (await ops.ReadAsync(far)).FraudScore));
        Assert.Contains($"lead {first}", (await ops.ReckoningAsync(far)).FraudSignals.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_is_held_against_its_ZIP_when_enough_leads_are_there_and_else_against_its_city()
    {
        await using var ops = await TestOps.StartAsync();
        for (var n = 0; n < 12; n++)
            await ops.LeadAsync($"{n} Wide St", more: lead => (lead.AskingPriceCents, lead.Zip) = (20_000_000, n < 11 ? "95838" : "95624"));
        var (dear, dearer) = (await ops.LeadAsync("1 Dear St", more: lead => lead.AskingPriceCents = 90_000_000), await ops.LeadAsync("2 Dear St", more: lead => (lead.AskingPriceCents, lead.Zip) = (90_000_000, "95624")));
        await ops.Get<MarketCounting>().CountAsync(ops.TenantId, ct);

        await ops.Get<LeadScoring>().ReckonAsync(ops.TenantId, await IdsAsync(ops), ct);

        Assert.Equal("The price is 4.5 times the middle of 95838.", (await ops.ReckoningAsync(dear.Id)).FraudSignals.Single().Text);
        Assert.Equal("The price is 4.5 times the middle of Sacramento.", (await ops.ReckoningAsync(dearer.Id)).FraudSignals.Single().Text);
    }

    [Fact]
    public async Task Many_leads_of_an_agent_at_once_are_a_sign_on_those_that_were_too_many_read_singly_or_together()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.SetAsync(ScoreSettings.FraudBurstLeads, 10);
        var ana = await ops.AnaAsync();
        for (var n = 0; n < 12; n++)
        {
            await ops.SubmitAsync(SomeInputs.Complete with { Street = $"{n} Oak Ave" }, ana);
            ops.Time.Advance(TimeSpan.FromMinutes(n == 3 ? 90 : 1));
        }

        for (var n = 0; n < 4; n++)
            await ops.SubmitAsync(SomeInputs.Complete with { Street = $"{n} Elm Ave" }, ana);
        var ids = await IdsAsync(ops);
        foreach (var id in ids)
            await ops.Get<LeadScoring>().ReckonAsync(ops.TenantId, [id], ct);
        var singly = await ops.ScoresAsync();
        Assert.Equal(ids[12..], singly.Where(lead => lead.Fraud == 30).Select(lead => lead.Id));

        Assert.Equal(0, (await ops.Get<LeadScoring>().ReckonAsync(ops.TenantId, ids, ct)).Changed);
    }

    [Fact]
    public async Task What_look_ups_say_of_the_phone_and_address_that_stand_is_a_sign()
    {
        var (ops, lookups) = await TestLookups.StartAsync();
        await using var _1 = ops;
        lookups.Phone = new PhoneFound(true, null, PhoneLine.NonFixedVoip, null, "CA");
        lookups.Address = _ => new(AddressVerdict.NotFound, null, false, false);
        var id = await ops.SubmitAsync(SomeInputs.Complete, await ops.AnaAsync());
        await ops.VerifyAsync();
        await ops.ScoreAsync();
        Assert.Equal(67, (await ops.ReadAsync(id)).FraudScore);

        lookups.Address = asked => new(AddressVerdict.Confirmed, new(asked.Street, asked.City, asked.State, asked.Zip), false, false);
        await ops.EditAsync(id, nameof(LeadInput.Street), "3526 Hihg St");
        await ops.ScoreAsync();
        Assert.Equal(40, (await ops.ReadAsync(id)).FraudScore);
    }

    [Fact]
    public async Task A_tenants_leads_and_weights_are_its_own()
    {
        await using var ops = await TestOps.StartAsync();
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        await ops.Dbs.Open(other).NeedPhotosAsync(0);
        var bea = await ops.SomebodyAsync("Bea Long", BuiltInRoles.Agent, other);
        foreach (var name in new[] { "Walter Marsh", "Joy Okoye", "Ruth Rao" })
            await ops.SubmitAsync(SomeInputs.Complete with { Street = $"{name.Length} Oak Ave", OwnerName = name }, bea);
        var mine = await ops.SubmitAsync(SomeInputs.Complete, await ops.AnaAsync());
        await ops.SetAsync(ScoreSettings.FraudPhoneNames, 90);
        await ops.ScoreAsync(andQueued: true);

        await using var theirs = ops.Dbs.Open(other);
        Assert.Equal(0, (await ops.ReadAsync(mine)).FraudScore);
        Assert.Equal([64, 64, 64], await theirs.Leads.Select(lead => lead.FraudScore!.Value).ToListAsync(ct));
        Assert.Equal(3, await theirs.LeadReckonings.CountAsync(ct));
        Assert.Equal(0, (await ops.Get<LeadScoring>().ReckonAsync(ops.TenantId, await theirs.Leads.Select(lead => lead.Id).ToListAsync(ct), ct)).Changed);
        Assert.Empty(await theirs.WorkItems.Where(item => item.Kind == RescoreLeads.Name).ToListAsync(ct));
    }

    [Fact]
    public async Task A_sold_lead_keeps_what_it_was_sold_with()
    {
        await using var ops = await TestOps.StartAsync();
        var lead = await ops.LeadAsync(more: row => row.OwnerEmail = Scored.Disposable);
        await ops.Get<LeadScoring>().ReckonAsync(ops.TenantId, [lead.Id], ct);
        var before = (await ops.ReadAsync(lead.Id)).FraudScore;
        await ops.Get<ApproveLead>().RunAsync(lead, await ops.MariaAsync(), ct);
        await using (var db = ops.Open())
        {
            Assert.Null((await db.Leads.SingleAsync(ct)).Sell("Blue Door", 100, ops.Time.NowUtc));
            await db.SaveChangesAsync(ct);
        }

        await ops.SetAsync(ScoreSettings.FraudDisposable, 90);
        await ops.SetAsync(ScoreSettings.FraudHides, true);
        await ops.ScoreAsync(andQueued: true);

        Assert.Equal((35, before, false), (before, (await ops.ReadAsync(lead.Id)).FraudScore, (await ops.ReadAsync(lead.Id)).IsHidden));
    }

    [Fact]
    public async Task A_change_of_scores_that_was_never_told_is_found_by_the_lists_check()
    {
        await using var ops = await TestOps.StartAsync();
        var lead = await ops.LeadAsync();
        var rated = new LeadListRequest(ops.TenantId, LeadFields.Parse("stars:1..").Value, LeadSort.Default, 0, 50);
        Assert.Equal(0, (await ops.Get<LeadListQuery>().FindAsync(rated, ct)).Total);

        await using (var other = ops.AnotherNode())
            await other.Get<LeadScoring>().ReckonAsync(ops.TenantId, [lead.Id], ct);
        ops.Time.Advance(ListIndexes.CheckEvery + TimeSpan.FromSeconds(1));

        Assert.Equal(1, (await ops.Get<LeadListQuery>().FindAsync(rated, ct)).Total);
    }

    [Fact]
    public async Task Every_night_all_open_leads_of_every_tenant_are_reckoned_for_time_passes()
    {
        await using var ops = await TestOps.StartAsync();
        var id = await ops.SubmitAsync(SomeInputs.Complete, await ops.AnaAsync());
        await ops.ScoreAsync();
        var before = (await ops.ReadAsync(id)).Score;
        ops.Time.Advance(TimeSpan.FromDays(7));

        Assert.True(await ops.Get<ScoreOpenLeads>().RunAsync(ct) > 0);
        Assert.True(await ops.Get<ScoreOpenLeads>().RunAsync(ct) > 0);
        Assert.Single(await ops.WorkAsync(ScoreLeads.Name));
        await ops.RunQueueAsync();

        Assert.Equal(before + 10, (await ops.ReadAsync(id)).Score);
    }

    [Fact]
    public async Task The_leads_of_an_import_are_reckoned_behind_it()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ops.QueueImportAsync("street,city,state,zip,owner,email\n1 Oak Ave,Sacramento,CA,95838,Rosa,x@mailinator.com\n2 Oak Ave,Sacramento,CA,95838,Rosa,rosa@example.com\n", maria);
        await ops.RunQueueAsync();
        await ops.ScoreAsync(andQueued: true);

        Assert.Equal([35, 0], (await ops.ScoresAsync()).Select(lead => lead.Fraud!.Value));
    }

    private static async Task PhotoAsync(TestOps ops, long leadId, Actor who, int width = 64) =>
        Assert.True((await ops.Get<AddPhoto>().RunAsync(PhotoPlace.OfLead(leadId), new NewPhoto("front.png", SomePictures.Png(1, width)), who, ct)).Succeeded);

    private static async Task<List<long>> IdsAsync(TestOps ops)
    {
        await using var db = ops.Open();
        return await db.Leads.OrderBy(lead => lead.Id).Select(lead => lead.Id).ToListAsync(ct);
    }

    private static async Task<int> EntriesAsync(TestOps ops)
    {
        await using var db = ops.Open();
        return await db.Activity.CountAsync(ct);
    }
}
