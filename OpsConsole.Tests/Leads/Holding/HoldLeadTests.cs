using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Partners;

namespace OpsConsole.Tests.Leads.Holding;

public sealed class HoldLeadTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_hold_that_was_placed_in_time_outlasts_the_countdown_and_expiry_waits_for_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await ops.PartnerAsync("Delia Ross");
        var lead = await ops.ApprovedAsync();
        Assert.True((await ops.Get<HoldLead>().RunAsync(lead, " Omar Haddad ", 24, maria, ct)).Succeeded);

        ops.Time.Advance(SomePartners.Countdown);
        Assert.Equal(0, await ops.Get<ExpireLeads>().RunAsync(ct));
        Assert.Equal("Omar Haddad", (await ops.ReadAsync(lead.Id)).HeldForName);
        ops.Time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(1, await ops.Get<ExpireLeads>().RunAsync(ct));

        var expired = await ops.ReadAsync(lead.Id);
        Assert.Equal((LeadStatus.Expired, null, null), (expired.Status, expired.HeldForName, expired.HeldUntilUtc));
        Assert.Single(await ops.HandoversAsync(lead.Id), row => row.State == HandoverState.Offered);
        Assert.Equal(["lead.held", "lead.expired", "lead.offered"], await ops.ActionsAsync(lead.Id));
    }

    [Fact]
    public async Task A_held_lead_is_sold_to_its_holder_alone_also_when_its_countdown_is_over()
    {
        await using var ops = await TestOps.StartAsync();
        var lead = await ops.ApprovedAsync();
        await ops.Get<HoldLead>().RunAsync(lead, "Omar Haddad", 24, await ops.MariaAsync(), ct);
        ops.Time.Advance(SomePartners.Countdown);
        var held = await ops.ReadAsync(lead.Id);

        Assert.Equal("Omar Haddad", Assert.IsType<LeadIsHeld>(held.Sell("Blue Door", 5_000, ops.Time.NowUtc)).For);
        Assert.Null(held.Sell("omar haddad", 5_000, ops.Time.NowUtc));
        Assert.Equal((LeadStatus.Sold, (DateTime?)null), (held.Status, held.HeldUntilUtc));
    }

    [Fact]
    public async Task Nobody_buys_between_the_end_of_a_hold_and_the_next_run()
    {
        await using var ops = await TestOps.StartAsync();
        var lead = await ops.ApprovedAsync();
        await ops.Get<HoldLead>().RunAsync(lead, "Omar Haddad", 24, await ops.MariaAsync(), ct);
        ops.Time.Advance(TimeSpan.FromHours(24));

        Assert.IsType<CountdownIsOver>((await ops.ReadAsync(lead.Id)).Sell("Omar Haddad", 5_000, ops.Time.NowUtc));
        Assert.IsType<CountdownIsOver>((await ops.Get<HoldLead>().RunAsync(await NowAsync(ops, lead), "Blue Door", 24, await ops.MariaAsync(), ct)).Error);
    }

    [Fact]
    public async Task Hold_WhenSomebodyHoldsItAlready_IsRefusedAndSaysWho()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var lead = await ops.ApprovedAsync();
        await ops.Get<HoldLead>().RunAsync(lead, "Omar Haddad", 24, maria, ct);

        Assert.Equal("Omar Haddad", Assert.IsType<LeadIsHeld>((await ops.Get<HoldLead>().RunAsync(await NowAsync(ops, lead), "Blue Door", 24, maria, ct)).Error).For);
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<HoldLead>().RunAsync(lead, "Blue Door", 24, maria, ct)).Error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(169)]
    [InlineData(int.MaxValue)]
    public async Task Hold_WhenTooLongOrNotAtAll_IsRefused(int hours)
    {
        await using var ops = await TestOps.StartAsync();
        var lead = await ops.ApprovedAsync();

        Assert.IsType<HoldIsTooLong>((await ops.Get<HoldLead>().RunAsync(lead, "Omar Haddad", hours, await ops.MariaAsync(), ct)).Error);
    }

    [Fact]
    public async Task Hold_WhenForNobodyOrNotOnSaleOrNotAllowed_IsRefused()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, pending, approved) = (await ops.MariaAsync(), await ops.LeadAsync("1 Main St"), await ops.ApprovedAsync());
        var finance = await ops.SomebodyAsync("Finn Olsen", BuiltInRoles.Finance);

        Assert.IsType<HoldNeedsABuyer>((await ops.Get<HoldLead>().RunAsync(approved, "  ", 24, maria, ct)).Error);
        Assert.IsType<NoteIsTooLong>((await ops.Get<HoldLead>().RunAsync(approved, new string('x', 500), 24, maria, ct)).Error);
        Assert.IsType<LeadIsNotOnSale>((await ops.Get<HoldLead>().RunAsync(pending, "Omar Haddad", 24, maria, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<HoldLead>().RunAsync(approved, "Omar Haddad", 24, finance, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<ReleaseLead>().RunAsync(approved, finance, ct)).Error);
        Assert.IsType<LeadIsNotHeld>((await ops.Get<ReleaseLead>().RunAsync(approved, maria, ct)).Error);
    }

    [Fact]
    public async Task What_would_take_the_lead_from_its_holder_is_refused_while_the_hold_runs()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var lead = await ops.ApprovedAsync(by: maria);
        await ops.Get<HoldLead>().RunAsync(lead, "Omar Haddad", 2, maria, ct);
        var held = await NowAsync(ops, lead);

        Assert.IsType<LeadIsHeld>((await ops.Get<TakeBackLeadDecision>().RunAsync(held, maria, ct)).Error);
        Assert.IsType<LeadIsHeld>((await ops.Get<DeleteLead>().RunAsync(held, maria, ct)).Error);
        Assert.IsType<LeadIsHeld>((await ops.Get<ChangeCountdown>().RunAsync(held, CountdownMove.EndNow, "Gone.", maria, ct)).Error);
        Assert.True((await ops.Get<ChangeCountdown>().RunAsync(held, new(24), "A day more.", maria, ct)).Succeeded);
        ops.Time.Advance(TimeSpan.FromHours(2));
        Assert.True((await ops.Get<DeleteLead>().RunAsync(await NowAsync(ops, lead), maria, ct)).Succeeded);
    }

    [Fact]
    public async Task A_bulk_action_leaves_held_leads_out_and_says_why()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var (held, free) = (await ops.ApprovedAsync(), await ops.ApprovedAsync("9 Oak St"));
        await ops.Get<HoldLead>().RunAsync(held, "Omar Haddad", 24, maria, ct);

        var preview = await ops.Get<PreviewBulk>().RunAsync(new BulkDelete(), new PickedRows([held.Id, free.Id]), maria, ct);

        Assert.Equal(1, preview.Value.Ready);
        Assert.Equal("Held for a buyer", Assert.Single(preview.Value.LeftOut).Reason);
    }

    [Fact]
    public async Task A_released_lead_is_free_again_or_expires_at_once_when_its_countdown_ran_out_under_the_hold()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        await ops.PartnerAsync("Delia Ross");
        var (early, late) = (await ops.ApprovedAsync(), await ops.ApprovedAsync("9 Oak St"));
        await ops.Get<HoldLead>().RunAsync(early, "Omar Haddad", 24, maria, ct);
        await ops.Get<HoldLead>().RunAsync(late, "Omar Haddad", 24, maria, ct);

        Assert.Equal(LeadStatus.Approved, (await ops.Get<ReleaseLead>().RunAsync(await NowAsync(ops, early), maria, ct)).Value.Status);
        Assert.Null((await ops.ReadAsync(early.Id)).Sell("Blue Door", 5_000, ops.Time.NowUtc));
        ops.Time.Advance(SomePartners.Countdown);
        Assert.Equal(LeadStatus.Expired, (await ops.Get<ReleaseLead>().RunAsync(await NowAsync(ops, late), maria, ct)).Value.Status);
        Assert.Single(await ops.HandoversAsync(late.Id));
        Assert.Equal(["lead.held", "lead.released", "lead.expired", "lead.offered"], await ops.ActionsAsync(late.Id));
    }

    private static async Task<LeadRef> NowAsync(TestOps ops, LeadRef lead) => new(lead.Id, (await ops.ReadAsync(lead.Id)).Version);
}
