using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Live;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Editing;

public sealed class EditLeadTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Edit_saves_what_was_typed_in_its_one_form_and_keeps_old_and_new(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var target = await ops.LeadAsync();

        var result = await EditAsync(ops, target, maria, ("OwnerPhone", "(916) 555-0134"), ("AskingPriceCents", "$61,000"), ("Baths", "1.5"), ("Motivation", "high"));

        Assert.Equal(
            [new("OwnerPhone", null, "+19165550134"), new("Baths", "1", "1.5"), new("Motivation", null, "High"), new FactChange("AskingPriceCents", "59222", "61000")],
            result.Value.Saved);
        var lead = await ops.ReadAsync(target.Id);
        Assert.Equal((target.Version + 1, "+19165550134", 6_100_000L, 1.5m, Motivation.High), (lead.Version, lead.OwnerPhone, lead.AskingPriceCents, lead.Baths, lead.Motivation));
        Assert.Equal(ReviewScore.Of(lead.ToInput()).Points, lead.Score);
        await using var db = ops.Open();
        var entry = await db.Activity.SingleAsync(row => row.Action == "lead.edited");
        Assert.Equal(result.Value.Saved, LeadEdits.Of(entry).Changes);
        Assert.Equal((lead.Version, 50, lead.Score), (LeadEdits.Of(entry).Version, LeadEdits.Of(entry).Score!.Old, LeadEdits.Of(entry).Score!.New));
        Assert.Equal(6_100_000, (await db.LeadTallies.SingleAsync(tally => tally.Status == LeadStatus.Pending)).AskingCents);
    }

    [Theory, OnEveryDatabase]
    public async Task Edit_WhenSomebodyChangedOtherFacts_MergesBoth(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var target = await ops.LeadAsync();
        await EditAsync(ops, target, jonas, ("Beds", "4"));
        await ops.Get<ApproveLead>().RunAsync(new(target.Id, target.Version + 1), jonas, ct);

        var late = await EditAsync(ops, target, maria, ("OwnerName", "Rosa Delgado"));

        Assert.Empty(late.Value.Conflicts);
        var lead = await ops.ReadAsync(target.Id);
        Assert.Equal((4, "Rosa Delgado", LeadStatus.Approved), (lead.Beds, lead.OwnerName, lead.Status));
    }

    [Theory, OnEveryDatabase]
    public async Task Edit_WhenSomebodyChangedTheSameFact_KeepsTheirsShowsBothAndSavesTheRest(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var target = await ops.LeadAsync();
        ops.Time.Advance(TimeSpan.FromMinutes(1));
        await EditAsync(ops, target, jonas, ("Beds", "4"), ("YearBuilt", "1961"));
        var then = ops.Time.NowUtc;
        ops.Time.Advance(TimeSpan.FromMinutes(1));

        var late = await EditAsync(ops, target, maria, ("Beds", "3"), ("YearBuilt", "1961"), ("City", "Folsom"));

        Assert.Equal([new FactConflict("Beds", "3", "4", "Jonas Reyes", then)], late.Value.Conflicts);
        Assert.Equal(["City"], late.Value.Saved.Select(change => change.Field));
        var lead = await ops.ReadAsync(target.Id);
        Assert.Equal((4, 1961, "Folsom"), (lead.Beds, lead.YearBuilt, lead.City));

        var insisted = await EditAsync(ops, new(late.Value.Id, late.Value.Version), maria, ("Beds", "3"));
        Assert.Empty(insisted.Value.Conflicts);
        Assert.Equal(3, (await ops.ReadAsync(target.Id)).Beds);
    }

    [Fact]
    public async Task Of_many_who_edit_different_facts_at_once_every_one_is_saved()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());
        var target = await ops.LeadAsync();

        var results = await Task.WhenAll(
            Task.Run(() => EditAsync(ops, target, maria, ("Beds", "5"))),
            Task.Run(() => EditAsync(ops, target, jonas, ("Baths", "2"))),
            Task.Run(() => EditAsync(ops, target, maria, ("YearBuilt", "1970"))),
            Task.Run(() => EditAsync(ops, target, jonas, ("OwnerName", "Rosa"))));

        Assert.All(results, result => Assert.Empty(result.Value.Conflicts));
        var lead = await ops.ReadAsync(target.Id);
        Assert.Equal((5, 2m, 1970, "Rosa", target.Version + 4), (lead.Beds, lead.Baths, lead.YearBuilt, lead.OwnerName, lead.Version));
    }

    [Fact]
    public async Task Edit_WhenATextIsNoValue_IsRefusedFieldByFieldAndSavesNothing()
    {
        await using var ops = await TestOps.StartAsync();
        var target = await ops.LeadAsync();

        var refused = await EditAsync(ops, target, await ops.MariaAsync(), ("Beds", "many"), ("OwnerEmail", "rosa"), ("Street", ""), ("OwnerName", "Rosa"));

        Assert.Equal(["Beds", "OwnerEmail", "Street"], Assert.IsType<InvalidInput>(refused.Error).Problems.Select(problem => problem.Field).Order());
        Assert.Equal((target.Version, null), ((await ops.ReadAsync(target.Id)).Version, (await ops.ReadAsync(target.Id)).OwnerName));
    }

    [Fact]
    public async Task Edit_WhenNothingWouldChange_WritesNothing()
    {
        await using var ops = await TestOps.StartAsync();
        var target = await ops.LeadAsync();

        var result = await EditAsync(ops, target, await ops.MariaAsync(), ("Beds", "2"));

        Assert.Equal((target.Version, 0), (result.Value.Version, result.Value.Saved.Count));
        await using var db = ops.Open();
        Assert.False(await db.Activity.AnyAsync(row => row.Action == "lead.edited"));
    }

    [Fact]
    public async Task Edit_WithoutThePermission_OfASoldLead_OrOfAnotherTenant_IsRefused()
    {
        await using var ops = await TestOps.StartAsync();
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        var target = await ops.LeadAsync();
        var sold = await ops.LeadAsync("2 Sold St", more: lead =>
        {
            lead.Approve(maria, ops.Time.NowUtc, TimeSpan.FromHours(1));
            lead.Sell("Blue Door", 100, ops.Time.NowUtc);
        });
        var elsewhere = await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Other Homes", ct);
        var other = await ops.SomebodyAsync("Olga Far", Core.Permissions.BuiltInRoles.Manager, elsewhere);

        Assert.IsType<NotAllowed>((await EditAsync(ops, target, ana, ("Beds", "3"))).Error);
        Assert.IsType<SoldLeadsStayAsTheyAre>((await EditAsync(ops, sold, maria, ("Beds", "3"))).Error);
        Assert.IsType<NotFound>((await EditAsync(ops, target, other, ("Beds", "3"))).Error);
        Assert.IsType<FactIsUnknown>((await EditAsync(ops, target, maria, ("Colour", "red"))).Error);
    }

    [Fact]
    public async Task Edit_that_moves_a_lead_to_a_taken_address_marks_it_and_leaves_its_own_to_the_oldest_duplicate()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var first = await SubmitAsync(ops, maria, "10 Oak St");
        var second = await SubmitAsync(ops, maria, "10 Oak St");
        var third = await SubmitAsync(ops, maria, "10 Oak St");
        var taken = await SubmitAsync(ops, maria, "20 Elm St");

        var moved = await EditAsync(ops, new(first, 1), maria, ("Street", "20 Elm St"));

        Assert.Equal(["Street"], moved.Value.Saved.Select(change => change.Field));
        Assert.Equal(taken, (await ops.ReadAsync(first)).DuplicateOfLeadId);
        Assert.True((await ops.ReadAsync(first)).Doubts.HasFlag(LeadDoubts.DuplicateAddress));
        Assert.Null((await ops.ReadAsync(second)).DuplicateOfLeadId);
        Assert.False((await ops.ReadAsync(second)).Doubts.HasFlag(LeadDoubts.DuplicateAddress));
        Assert.Equal(second, (await ops.ReadAsync(third)).DuplicateOfLeadId);
    }

    [Fact]
    public async Task Edit_tells_those_who_look_at_the_lead()
    {
        await using var ops = await TestOps.StartAsync();
        var target = await ops.LeadAsync();
        var told = new List<LiveSignal>();
        using var listening = ops.Get<LiveFeed>().Subscribe([Topic.One(ops.TenantId, "lead", target.Id)], told.Add);

        await EditAsync(ops, target, await ops.MariaAsync(), ("Beds", "3"));

        Assert.Equal([target.Id], Assert.Single(told).Ids);
    }

    internal static async Task<long> SubmitAsync(TestOps ops, Actor who, string street) =>
        (await ops.Get<SubmitLead>().RunAsync(Intake.SomeInputs.Complete with { Street = street }, Guid.NewGuid(), who, ct)).Value.LeadId;

    internal static Task<Result<LeadEdited>> EditAsync(TestOps ops, LeadRef target, Actor who, params (string Fact, string? Text)[] patch) =>
        ops.Get<EditLead>().RunAsync(target, patch.ToDictionary(fact => fact.Fact, fact => fact.Text), who, ct);
}
