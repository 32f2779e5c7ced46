using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Core.Work;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Integrations;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Leads.Intake;
using OpsConsole.Tests.Leads.Matching;
using OpsConsole.Tests.Work;

namespace OpsConsole.Tests.Leads.Verification;

public sealed class VerifyLeadsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task What_is_submitted_is_looked_up_and_the_verdicts_are_kept(string provider)
    {
        var (ops, _) = await TestLookups.StartAsync(provider);
        await using var _1 = ops;
        var id = await ops.SubmitAsync(SomeInputs.Complete, await ops.AnaAsync());
        Assert.Equal((CheckState.NotYet, CheckState.NotYet), await StatesAsync(ops, id));

        await ops.VerifyAsync();

        Assert.Equal((CheckState.Yes, CheckState.Yes), await StatesAsync(ops, id));
        var (kept, marks) = await ops.VerdictsAsync(id);
        Assert.Equal((PhoneLine.Mobile, "Pacific Mobile", "Test service", ops.Time.NowUtc), (kept!.PhoneLine, kept.PhoneCarrier, kept.PhoneBy, kept.PhoneAtUtc));
        Assert.Equal((AddressVerdict.Confirmed, "Test service"), (kept.AddressVerdict, kept.AddressBy));
        Assert.Equal(LeadChecklists.Items, marks.Select(mark => mark.Item).Order());
        Assert.All(marks, mark => Assert.Equal(("Ana Duarte", ops.Time.NowUtc), (mark.ByName, mark.AtUtc)));
        await using var db = ops.Open();
        Assert.Equal(1, await db.Activity.CountAsync(entry => entry.Action == "lead.verified" && entry.SubjectId == id));
    }

    [Theory, OnEveryDatabase]
    public async Task A_changed_phone_makes_its_verdict_stale_and_is_looked_up_alone(string provider)
    {
        var (ops, lookups) = await TestLookups.StartAsync(provider);
        await using var _1 = ops;
        var sam = await ops.SamAsync();
        var id = await ops.SubmitAsync(SomeInputs.Complete, sam);
        await ops.VerifyAsync();
        lookups.Asked.Clear();

        await EditAsync(ops, id, sam, (nameof(Lead.OwnerPhone), "(916) 555-0177"));
        Assert.Equal((CheckState.NotYet, CheckState.Yes), await StatesAsync(ops, id));
        Assert.False((await ops.VerdictsAsync(id)).Verification!.IsOfPhone(await ops.ReadAsync(id)));
        lookups.Phone = new(false, "No such number.", PhoneLine.Unknown, null, null);
        await ops.VerifyAsync();

        Assert.Equal(["+19165550177"], lookups.Asked);
        Assert.Equal((CheckState.No, CheckState.Yes), await StatesAsync(ops, id));
    }

    [Fact]
    public async Task A_change_that_touches_neither_phone_nor_address_asks_nobody()
    {
        var (ops, lookups) = await TestLookups.StartAsync();
        await using var _1 = ops;
        var sam = await ops.SamAsync();
        var id = await ops.SubmitAsync(SomeInputs.Complete, sam);
        await ops.VerifyAsync();
        lookups.Asked.Clear();

        await EditAsync(ops, id, sam, (nameof(Lead.Beds), "4"));
        await ops.DeliverAsync();

        await using var db = ops.Open();
        Assert.False(await db.WorkItems.AnyAsync(item => item.Status == WorkStatus.Waiting));
        Assert.Empty(lookups.Asked);
        Assert.Equal((CheckState.Yes, CheckState.Yes), await StatesAsync(ops, id));
    }

    [Theory, OnEveryDatabase]
    public async Task While_a_service_is_down_the_lead_says_not_yet_with_the_reason_and_is_looked_up_later(string provider)
    {
        var (ops, lookups) = await TestLookups.StartAsync(provider);
        await using var _1 = ops;
        lookups.Down = Verifying.IsDown;
        var id = await ops.SubmitAsync(SomeInputs.Complete, await ops.AnaAsync());

        await ops.VerifyAsync();
        Assert.Equal((CheckState.NotYet, CheckState.NotYet), await StatesAsync(ops, id));
        Assert.Contains("it took too long", (await ops.VerdictsAsync(id)).Verification!.PhoneNote);
        await using (var db = ops.Open())
        {
            var item = await db.WorkItems.SingleAsync(item => item.Kind == VerifyLeads.Name);
            Assert.Equal((WorkStatus.Waiting, 1), (item.Status, item.Attempts));
            Assert.Contains("1 of 1 leads are not verified yet", item.Error);
        }

        lookups.Down = null;
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        await ops.RunQueueAsync();
        Assert.Equal((CheckState.Yes, CheckState.Yes), await StatesAsync(ops, id));
    }

    [Fact]
    public async Task What_is_switched_off_leaves_the_lead_not_verified_and_the_queue_at_rest()
    {
        var (ops, lookups) = await TestLookups.StartAsync();
        await using var _1 = ops;
        lookups.Down = new SystemIsOff(OutsideSystems.TwilioLookup);
        var id = await ops.SubmitAsync(SomeInputs.Complete, await ops.AnaAsync());

        await ops.VerifyAsync();

        await using var db = ops.Open();
        Assert.Equal(WorkStatus.Done, (await db.WorkItems.SingleAsync(item => item.Kind == VerifyLeads.Name)).Status);
        Assert.Equal("Twilio Lookup is switched off.", (await ops.VerdictsAsync(id)).Verification!.PhoneNote);
    }

    [Fact]
    public async Task A_verdict_about_what_was_changed_while_the_question_was_out_is_not_kept()
    {
        var (ops, lookups) = await TestLookups.StartAsync();
        await using var _1 = ops;
        var sam = await ops.SamAsync();
        var id = await ops.SubmitAsync(SomeInputs.Complete, sam);
        lookups.Meanwhile = () => EditAsync(ops, id, sam, (nameof(Lead.OwnerPhone), "(916) 555-0177"));

        await ops.DeliverAsync();
        var claim = (await ops.ClaimAsync())!;
        await ops.Get<RunWork>().RunAsync(claim, ct);

        Assert.Equal((CheckState.NotYet, CheckState.Yes), await StatesAsync(ops, id));
        await ops.VerifyAsync();
        Assert.Equal((CheckState.Yes, CheckState.Yes), await StatesAsync(ops, id));
    }

    [Fact]
    public async Task A_lead_without_a_ZIP_gets_it_proposed_and_takes_it_over_when_somebody_says_so()
    {
        var (ops, lookups) = await TestLookups.StartAsync();
        await using var _1 = ops;
        lookups.Address = asked => new(asked.Zip.Length > 0 ? AddressVerdict.Confirmed : AddressVerdict.Corrected, new(asked.Street, asked.City, asked.State, "95838"), false, false);
        var sam = await ops.SamAsync();
        var id = await ops.SubmitAsync(SomeInputs.Complete with { Zip = null }, sam);
        await ops.VerifyAsync();
        Assert.Equal("", (await ops.ReadAsync(id)).Zip);
        Assert.Equal(CheckState.Yes, (await ops.ReadAsync(id)).AddressCheck);

        var result = await ops.Get<AcceptAddress>().RunAsync(await ops.RefAsync(id), sam, ct);

        Assert.Equal(["Zip"], result.Value.Saved.Select(change => change.Field));
        Assert.Equal(("95838", CheckState.NotYet), ((await ops.ReadAsync(id)).Zip, (await ops.ReadAsync(id)).AddressCheck));
        Assert.IsType<NoCorrectionToAccept>((await ops.Get<AcceptAddress>().RunAsync(await ops.RefAsync(id), sam, ct)).Error);
        await ops.VerifyAsync();
        Assert.Equal(AddressVerdict.Confirmed, (await ops.VerdictsAsync(id)).Verification!.AddressVerdict);
    }

    [Fact]
    public async Task Check_again_asks_afresh_by_who_may()
    {
        var (ops, lookups) = await TestLookups.StartAsync();
        await using var _1 = ops;
        var id = await ops.SubmitAsync(SomeInputs.Complete, await ops.SamAsync());
        await ops.VerifyAsync();
        lookups.Asked.Clear();

        Assert.True((await ops.Get<CheckLeadAgain>().RunAsync(id, await ops.MariaAsync(), ct)).Succeeded);
        await ops.RunQueueAsync();
        Assert.Equal(2, lookups.Asked.Count);

        foreach (var role in new[] { BuiltInRoles.Finance, BuiltInRoles.Agent, BuiltInRoles.Buyer, BuiltInRoles.Partner })
        {
            var who = await ops.SomebodyAsync($"Somebody{role} Test", role);
            Assert.IsType<NotAllowed>((await ops.Get<CheckLeadAgain>().RunAsync(id, who, ct)).Error);
            Assert.IsType<NotAllowed>((await ops.Get<AcceptAddress>().RunAsync(await ops.RefAsync(id), who, ct)).Error);
            if (role != BuiltInRoles.Agent)
                Assert.IsType<NotAllowed>((await ops.Get<CheckPhone>().RunAsync("(916) 555-0134", who, ct)).Error);
        }
    }

    [Fact]
    public async Task Another_tenants_lead_is_neither_found_nor_looked_up()
    {
        var (ops, lookups) = await TestLookups.StartAsync();
        await using var _1 = ops;
        var strangers = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        var theirs = await ops.LeadAsync(tenantId: strangers);

        Assert.IsType<NotFound>((await ops.Get<CheckLeadAgain>().RunAsync(theirs.Id, await ops.MariaAsync(), ct)).Error);
        Assert.Equal(new LeadVerified(false, null), await ops.Get<LeadVerifying>().LookAsync(theirs.Id, false, Actor.System(ops.TenantId, "Test"), ct));
        Assert.Empty(lookups.Asked);
        Assert.Null((await ops.VerdictsAsync(theirs.Id)).Verification);
    }

    [Theory, OnEveryDatabase]
    public async Task An_imports_leads_are_looked_up_together_up_to_the_tenants_bound_and_have_no_checklist(string provider)
    {
        var (ops, lookups) = await TestLookups.StartAsync(provider);
        await using var _1 = ops;
        Assert.True((await ops.DecideAsync(SettingCatalog.VerifyImportMost, 130, await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin))).Succeeded);
        await ops.QueueImportAsync(SomeImports.Csv(180), await ops.MariaAsync());
        await ops.RunQueueAsync();

        await ops.VerifyAsync();

        var leads = await ops.LeadsAsync();
        Assert.Equal(130, leads.Count(lead => lead.AddressCheck == CheckState.Yes));
        Assert.Equal(Enumerable.Repeat(CheckState.Yes, 130), leads.OrderBy(lead => lead.ImportLine).Take(130).Select(lead => lead.AddressCheck));
        await using var db = ops.Open();
        Assert.Equal(2, await db.WorkItems.CountAsync(item => item.Kind == VerifyLeads.Name));
        Assert.False(await db.LeadCheckmarks.AnyAsync());
    }

    [Fact]
    public async Task Many_changes_at_once_are_one_item_of_work()
    {
        var (ops, _) = await TestLookups.StartAsync();
        await using var _1 = ops;
        for (var n = 0; n < 30; n++)
            await ops.SubmitAsync(SomeInputs.Complete with { Street = $"{n + 1} Many St" }, await ops.AnaAsync());

        await ops.DeliverAsync();

        await using var db = ops.Open();
        Assert.Equal(1, await db.WorkItems.CountAsync());
    }

    [Fact]
    public async Task Failed_calls_are_asked_again_from_the_page_once_each()
    {
        await using var server = new TestServer().Always(TestServer.Say(400, """{"message":"Not today"}"""));
        await using var ops = await TestOps.StartAsync(configure: SomeSystems.At(server));
        await ops.EnterAsync();
        var id = await ops.SubmitAsync(SomeInputs.Complete, await ops.AnaAsync());
        await ops.VerifyAsync();
        Assert.Contains(await ops.CallsAsync(), call => call is { Outcome: ProviderCallOutcome.Failed, SubjectId: not null });
        server.Always((heard, to, stop) => TestServer.Say(200, heard.Line.Contains("token", StringComparison.Ordinal) ? SomeSystems.Token : heard.Line.Contains("address", StringComparison.Ordinal) ? SomeSystems.HighStreet : SomeSystems.Mobile)(heard, to, stop));

        Assert.Equal(1, (await ops.Get<AskProvidersAgain>().RunAsync(null, null, await ops.AdaAsync(), ct)).Value);
        await ops.RunQueueAsync();

        Assert.Equal((CheckState.Yes, CheckState.Yes), await StatesAsync(ops, id));
        Assert.IsType<NothingToAskAgain>((await ops.Get<AskProvidersAgain>().RunAsync(null, null, await ops.AdaAsync(), ct)).Error);
    }

    private static async Task<(CheckState, CheckState)> StatesAsync(TestOps ops, long id) => await ops.ReadAsync(id) is var lead ? (lead.PhoneCheck, lead.AddressCheck) : default;

    private static async Task EditAsync(TestOps ops, long id, Actor who, (string Fact, string Text) wish)
    {
        var result = await ops.Get<EditLead>().RunAsync(await ops.RefAsync(id), new Dictionary<string, string?> { [wish.Fact] = wish.Text }, who, ct);
        Assert.True(result.Succeeded, result.Error?.Message);
    }
}
