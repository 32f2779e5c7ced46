using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Partners;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Partners;

public sealed class ChangePartnerTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Add_takes_somebody_with_the_role_once_and_tidies_the_rules(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (delia, partner) = await ops.PartnerAsync("Delia Ross", new() { States = "nv, ca nv", Zips = "95838 95815" });
        var (ada, ana) = (await ops.AdaAsync(), await ops.AnaAsync());

        await using var db = ops.Open();
        var saved = await db.Partners.SingleAsync();
        Assert.Equal(("Delia Ross", 1, "CA,NV", "95815,95838", true), (saved.Name, saved.Place, saved.States, saved.Zips, saved.IsActive));
        Assert.Equal(saved.Id, partner.Id);
        Assert.IsType<PartnerIsHereAlready>((await ops.Get<AddPartner>().RunAsync(delia.UserId!.Value, new(), ada, ct)).Error);
        Assert.IsType<PartnerNeedsAnAccount>((await ops.Get<AddPartner>().RunAsync(ana.UserId!.Value, new(), ada, ct)).Error);
        Assert.Equal(1, await db.Activity.CountAsync(entry => entry.Action == "partner.added"));
    }

    [Fact]
    public async Task Managers_see_and_offer_but_only_administrators_change()
    {
        await using var ops = await TestOps.StartAsync();
        var (_, partner) = await ops.PartnerAsync("Delia Ross");
        var (maria, sam) = (await ops.MariaAsync(), await ops.SamAsync());

        Assert.IsType<NotAllowed>((await ops.Get<ChangePartner>().RunAsync(partner, new() { Name = "Mine" }, maria, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<PausePartner>().RunAsync(partner, maria, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<MovePartner>().RunAsync(partner, 1, maria, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<AddPartner>().RunAsync(1, new(), maria, ct)).Error);
        Assert.True((await ops.Get<RotationPreviewQuery>().LoadAsync(new RotationLead("CA", "95838", null, null, 3), maria, ct)).Succeeded);
        Assert.IsType<NotAllowed>((await ops.Get<RotationPreviewQuery>().LoadAsync(new RotationLead("CA", "95838", null, null, 3), sam, ct)).Error);
    }

    [Theory]
    [InlineData(nameof(PartnerInput.Name), "")]
    [InlineData(nameof(PartnerInput.States), "California")]
    [InlineData(nameof(PartnerInput.Zips), "9583")]
    [InlineData(nameof(PartnerInput.Weight), "0")]
    [InlineData(nameof(PartnerInput.WeeklyCapacity), "0")]
    [InlineData(nameof(PartnerInput.LeastStars), "6")]
    [InlineData(nameof(PartnerInput.RadiusMiles), "0")]
    [InlineData(nameof(PartnerInput.CenterLatitude), null)]
    public void What_makes_no_sense_is_said_at_its_field(string field, string? value)
    {
        var input = new PartnerInput { Name = "Delia Ross", RadiusMiles = 10, CenterName = "95838", CenterLatitude = 38.6, CenterLongitude = -121.4 };
        input = field switch
        {
            nameof(PartnerInput.Name) => input with { Name = value },
            nameof(PartnerInput.States) => input with { States = value },
            nameof(PartnerInput.Zips) => input with { Zips = value },
            nameof(PartnerInput.Weight) => input with { Weight = 0 },
            nameof(PartnerInput.WeeklyCapacity) => input with { WeeklyCapacity = 0 },
            nameof(PartnerInput.LeastStars) => input with { LeastStars = 6 },
            nameof(PartnerInput.RadiusMiles) => input with { RadiusMiles = 0 },
            _ => input with { CenterLatitude = null },
        };

        Assert.Equal([field], input.Tidied().Problems().Select(problem => problem.Field));
    }

    [Theory, OnEveryDatabase]
    public async Task Change_WhenAColleagueWasFirst_IsRefusedAndSaysWho(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (_, partner) = await ops.PartnerAsync("Delia Ross");
        var (ada, bert) = (await ops.AdaAsync(), await ops.SomebodyAsync("Bert Admin", BuiltInRoles.Admin));
        Assert.True((await ops.Get<ChangePartner>().RunAsync(partner, new() { Name = "Ross & Daughters", Weight = 3 }, bert, ct)).Succeeded);

        var refusal = Assert.IsType<ChangedBySomeoneElse>((await ops.Get<ChangePartner>().RunAsync(partner, new() { Name = "Delia", Weight = 9 }, ada, ct)).Error);

        Assert.Equal(("Bert Admin", "changed this partner"), (refusal.Who, refusal.Did));
        await using var db = ops.Open();
        Assert.Equal(("Ross & Daughters", 3), ((await db.Partners.SingleAsync()).Name, (await db.Partners.SingleAsync()).Weight));
    }

    [Theory, OnEveryDatabase]
    public async Task Move_puts_a_partner_at_a_place_and_the_others_make_room(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ada = await ops.AdaAsync();
        await ops.PartnerAsync("Delia Ross");
        await ops.PartnerAsync("Otto Lang");
        var (_, grace) = await ops.PartnerAsync("Grace Whitlock");

        var moved = (await ops.Get<MovePartner>().RunAsync(grace, 1, ada, ct)).Value;
        Assert.Equal(["Grace Whitlock", "Delia Ross", "Otto Lang"], (await ops.Get<PartnerListQuery>().LoadAsync(ops.TenantId, ct)).Select(line => line.Partner.Name));
        Assert.IsType<PlaceIsNotInTheList>((await ops.Get<MovePartner>().RunAsync(moved, 4, ada, ct)).Error);
        Assert.IsType<ChangedBySomeoneElse>((await ops.Get<MovePartner>().RunAsync(grace, 2, ada, ct)).Error);
        Assert.True((await ops.Get<MovePartner>().RunAsync(moved, 3, ada, ct)).Succeeded);

        var lines = await ops.Get<PartnerListQuery>().LoadAsync(ops.TenantId, ct);
        Assert.Equal(["Delia Ross", "Otto Lang", "Grace Whitlock"], lines.Select(line => line.Partner.Name));
        Assert.Equal([1, 2, 3], lines.Select(line => line.Partner.Place));
    }

    [Fact]
    public async Task A_paused_partner_and_one_whose_account_is_closed_are_passed_over_and_the_preview_says_so()
    {
        await using var ops = await TestOps.StartAsync();
        var ada = await ops.AdaAsync();
        var (_, delia) = await ops.PartnerAsync("Delia Ross");
        var (otto, _) = await ops.PartnerAsync("Otto Lang");
        await ops.PartnerAsync("Grace Whitlock");
        var paused = (await ops.Get<PausePartner>().RunAsync(delia, ada, ct)).Value;
        Assert.IsType<PartnerIsAlreadySo>((await ops.Get<PausePartner>().RunAsync(paused, ada, ct)).Error);
        Assert.True((await ops.Get<DisableUser>().RunAsync(otto.UserId!.Value, "Left the firm", ada, ct)).Succeeded);

        var preview = (await ops.Get<RotationPreviewQuery>().LoadAsync(new RotationLead("CA", "95838", null, null, 3), ada, ct)).Value;
        var lead = await ops.ExpiredAsync();

        Assert.Equal("Grace Whitlock", preview.Partner!.Name);
        Assert.Equal([("Delia Ross", "is paused"), ("Otto Lang", "its account cannot answer offers")], preview.Skipped.Select(one => (one.Name, one.Why)));
        Assert.Equal("Grace Whitlock", (await ops.HandoversAsync(lead.Id)).Single().PartnerName);
        Assert.Equal("was offered this lead before", (await ops.Get<RotationPreviewQuery>().LoadAsync(lead.Id, ada, ct)).Value.Skipped[^1].Why);
    }
}
