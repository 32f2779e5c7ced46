using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Bulk;

namespace OpsConsole.Tests.Leads.Countdowns;

public sealed class ChangeCountdownTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Approve_gives_each_type_of_property_its_own_countdown_and_the_others_that_of_all(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ada) = (await ops.MariaAsync(), await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin));
        Assert.True((await ops.DecideAsync(SettingCatalog.CountdownHours, 48, ada)).Succeeded);
        Assert.True((await ops.DecideAsync(SettingCatalog.CountdownHoursLand, 240, ada)).Succeeded);
        var (land, condo) = (await OfTypeAsync(ops, "1 Field Rd", PropertyType.Land), await OfTypeAsync(ops, "2 Tower Rd", PropertyType.Condo));
        var (landToo, unknown) = (await OfTypeAsync(ops, "3 Field Rd", PropertyType.Land), await OfTypeAsync(ops, "4 Misty Rd", PropertyType.Unknown));

        await ops.Get<ApproveLead>().RunAsync(land, maria, ct);
        await ops.Get<ApproveLead>().RunAsync(condo, maria, ct);
        await ops.BulkAsync(new BulkApprove(), [landToo.Id, unknown.Id], maria);

        foreach (var (id, hours) in new[] { (land.Id, 240), (condo.Id, 48), (landToo.Id, 240), (unknown.Id, 48) })
            Assert.Equal(ops.Time.NowUtc.AddHours(hours), (await ops.ReadAsync(id)).CountdownExpiresAtUtc);
        await using var db = ops.Open();
        Assert.Equal([240, 48, 240, 48], (await db.Activity.Where(entry => entry.Action == "lead.approved").OrderBy(entry => entry.Id).ToListAsync())
            .Select(entry => (int)Core.Activity.ActivityParticulars.NumberIn(entry, "countdownHours")!));
    }

    [Theory, OnEveryDatabase]
    public async Task ChangeCountdown_moves_the_end_either_way_and_keeps_the_reason(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var lead = await ApprovedAsync(ops, maria);
        var end = ops.Time.NowUtc.AddHours(72);

        var longer = (await ops.Get<ChangeCountdown>().RunAsync(lead, new(24), "The buyer asked for a day.", maria, ct)).Value;
        Assert.Equal(end.AddHours(24), (await ops.ReadAsync(lead.Id)).CountdownExpiresAtUtc);
        var shorter = (await ops.Get<ChangeCountdown>().RunAsync(new(longer.Id, longer.Version), new(-36), "Owner is in a hurry.", maria, ct)).Value;

        Assert.Equal((end.AddHours(-12), LeadStatus.Approved), ((await ops.ReadAsync(lead.Id)).CountdownExpiresAtUtc, shorter.Status));
        await using var db = ops.Open();
        var entries = await db.Activity.Where(entry => entry.Action == "lead.countdown-changed").OrderBy(entry => entry.Id).Select(entry => entry.Particulars!).ToListAsync();
        Assert.Contains("\"hours\":24", entries[0], StringComparison.Ordinal);
        Assert.Contains("Owner is in a hurry.", entries[1], StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task ChangeCountdown_ToNow_ExpiresTheLeadAtOnce(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var lead = await ApprovedAsync(ops, maria);

        var ended = await ops.Get<ChangeCountdown>().RunAsync(lead, CountdownMove.EndNow, "Sold elsewhere.", maria, ct);

        Assert.Equal(LeadStatus.Expired, ended.Value.Status);
        var now = await ops.ReadAsync(lead.Id);
        Assert.Equal((LeadStatus.Expired, ended.Value.Version), (now.Status, now.Version));
        Assert.Equal(0, await ops.Get<ExpireLeads>().RunAsync(ct));
    }

    [Fact]
    public async Task ChangeCountdown_that_makes_no_sense_is_refused_by_name_and_changes_nothing()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());
        var (lead, pending) = (await ApprovedAsync(ops, maria), await ops.LeadAsync("9 Waiting Rd"));
        var change = ops.Get<ChangeCountdown>();

        Assert.IsType<NotAllowed>((await change.RunAsync(lead, new(1), "Why not", sam, ct)).Error);
        Assert.IsType<NoCountdownRuns>((await change.RunAsync(pending, new(1), "Why not", maria, ct)).Error);
        Assert.IsType<CountdownNeedsAReason>((await change.RunAsync(lead, new(1), "  ", maria, ct)).Error);
        Assert.IsType<NoteIsTooLong>((await change.RunAsync(lead, new(1), new string('x', Lead.NoteLength + 1), maria, ct)).Error);
        Assert.IsType<CountdownStaysTheSame>((await change.RunAsync(lead, new(0), "Nothing", maria, ct)).Error);
        Assert.IsType<CountdownHasLessLeft>((await change.RunAsync(lead, new(-73), "Hurry", maria, ct)).Error);
        Assert.IsType<CountdownIsTooLong>((await change.RunAsync(lead, new(90 * 24 - 71), "Patience", maria, ct)).Error);
        Assert.IsType<CountdownIsTooLong>((await change.RunAsync(lead, new(int.MaxValue), "Patience", maria, ct)).Error);
        Assert.IsType<CountdownHasLessLeft>((await change.RunAsync(lead, new(int.MinValue), "Hurry", maria, ct)).Error);
        Assert.IsType<NotFound>((await change.RunAsync(new(9_999, 1), new(1), "Who?", maria, ct)).Error);

        Assert.Equal((lead.Version, ops.Time.NowUtc.AddHours(72)), ((await ops.ReadAsync(lead.Id)).Version, (await ops.ReadAsync(lead.Id)).CountdownExpiresAtUtc));
        Assert.True((await change.RunAsync(lead, new(90 * 24 - 72), "To the last hour", maria, ct)).Succeeded);
    }

    [Fact]
    public async Task ChangeCountdown_WhenAColleagueWasFirst_IsRefusedAndSaysWho()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var lead = await ApprovedAsync(ops, maria);
        await ops.Get<ChangeCountdown>().RunAsync(lead, new(24), "A day more.", jonas, ct);

        var refusal = Assert.IsType<ChangedBySomeoneElse>((await ops.Get<ChangeCountdown>().RunAsync(lead, CountdownMove.EndNow, "Gone.", maria, ct)).Error);

        Assert.Equal(("Jonas Reyes", "changed the countdown"), (refusal.Who, refusal.Did));
        Assert.Equal(LeadStatus.Approved, (await ops.ReadAsync(lead.Id)).Status);
    }

    [Fact]
    public async Task Nobody_brings_back_a_countdown_that_is_over_though_no_run_came_by_yet()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var lead = await ApprovedAsync(ops, maria);
        ops.Time.Advance(TimeSpan.FromHours(72));

        Assert.IsType<CountdownIsOver>((await ops.Get<ChangeCountdown>().RunAsync(lead, new(24), "Too late?", maria, ct)).Error);
        Assert.IsType<CountdownIsOver>((await ops.ReadAsync(lead.Id)).Sell("Omar Haddad", 5_000, ops.Time.NowUtc));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_expires_nothing_early_and_brings_nothing_back()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var lead = await ApprovedAsync(ops, maria);
        ops.Time.Advance(TimeSpan.FromHours(72));
        Assert.Equal(1, await ops.Get<ExpireLeads>().RunAsync(ct));
        ops.Time.SetBack(TimeSpan.FromHours(10));
        var later = await ApprovedAsync(ops, maria, "8 Later Rd");

        Assert.Equal(0, await ops.Get<ExpireLeads>().RunAsync(ct));
        Assert.Equal((LeadStatus.Expired, LeadStatus.Approved), ((await ops.ReadAsync(lead.Id)).Status, (await ops.ReadAsync(later.Id)).Status));
        Assert.IsType<LeadIsNotApproved>((await ops.ReadAsync(lead.Id)).Sell("Omar Haddad", 5_000, ops.Time.NowUtc));
    }

    private static Task<LeadRef> OfTypeAsync(TestOps ops, string street, PropertyType type) => ops.LeadAsync(street, more: lead => lead.PropertyType = type);

    private static async Task<LeadRef> ApprovedAsync(TestOps ops, Actor by, string street = "3526 High St")
    {
        var changed = (await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync(street), by, ct)).Value;
        return new(changed.Id, changed.Version);
    }
}
