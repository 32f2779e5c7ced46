using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Photos;

namespace OpsConsole.Tests.Leads;

public sealed class SubmitLeadTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    private static LeadInput HighStreet { get; } = new()
    {
        Street = "3526 High St",
        City = "Sacramento",
        State = "CA",
        Zip = "95838",
        OwnerName = "Rosa Whitfield",
        OwnerPhone = "(916) 555-0134",
        PropertyType = PropertyType.SingleFamily,
        Beds = 2,
        Baths = 1,
        AreaSqFt = 836,
        Motivation = Motivation.High,
        AskingPriceCents = 5_922_200,
        Checklist = LeadChecklists.All,
    };

    [Fact]
    public async Task Submit_WhenAnAgentsPhotosAreNotCurrent_IsRefusedUntilTheyAre()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.Open().NeedPhotosAsync(1);
        var (ana, key) = (await ops.AnaAsync(), Guid.NewGuid());
        var submit = ops.Get<SubmitLead>();

        var refusal = Assert.Single(Assert.IsType<InvalidInput>((await submit.RunAsync(HighStreet, key, ana, ct)).Error).Problems);
        Assert.Equal((nameof(LeadChecklist.PhotosCurrent), "There are no photos; 1 is needed."), (refusal.Field, refusal.Message));
        await ops.AddPhotoAsync(PhotoPlace.OfDraft(key), ana, 1, exif: SomePictures.Exif(1, $"{ops.Time.NowUtc.AddDays(-100):yyyy:MM:dd} 09:31:02"));
        Assert.Contains("100 days old", (await submit.RunAsync(HighStreet, key, ana, ct)).Error!.Message, StringComparison.Ordinal);
        await ops.AddPhotoAsync(PhotoPlace.OfDraft(key), ana, 2);

        var submitted = await submit.RunAsync(HighStreet, key, ana, ct);
        Assert.Equal(submitted.Value, (await submit.RunAsync(HighStreet, key, ana, ct)).Value);
        Assert.True((await submit.RunAsync(HighStreet with { Street = "9 Oak St" }, Guid.NewGuid(), await ops.SamAsync(), ct)).Succeeded);
    }

    [Theory, OnEveryDatabase]
    public async Task Submit_puts_a_pending_lead_on_the_board_and_is_recorded(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();

        var result = await ops.Get<SubmitLead>().RunAsync(HighStreet, Guid.NewGuid(), ana, ct);

        Assert.Null(result.Value.DuplicateOfLeadId);
        var lead = await ops.ReadAsync(result.Value.LeadId);
        Assert.Equal((LeadStatus.Pending, "Agent portal", ana.UserId, "Ana Duarte", ops.Time.NowUtc), (lead.Status, lead.Source, lead.SubmittedByUserId, lead.SubmittedByName, lead.SubmittedAtUtc));
        Assert.Equal("+19165550134", lead.OwnerPhone);
        await using var db = ops.Open();
        var entry = await db.Activity.SingleAsync(row => row.SubjectKind == "lead");
        Assert.Equal((lead.Id, "lead.submitted"), (entry.SubjectId, entry.Action));
        Assert.Contains("\"to\":\"Pending\"", entry.Particulars);
        Assert.Equal(1, await db.LeadTallies.Where(tally => tally.Status == LeadStatus.Pending).Select(tally => tally.Count).SingleAsync());
    }

    public static TheoryData<string, LeadInput> Incomplete => new()
    {
        { nameof(LeadInput.Street), HighStreet with { Street = " " } },
        { nameof(LeadInput.City), HighStreet with { City = "" } },
        { nameof(LeadInput.State), HighStreet with { State = "" } },
        { nameof(LeadInput.State), HighStreet with { State = "Atlantis" } },
        { nameof(LeadInput.Zip), HighStreet with { Zip = "9583" } },
        { nameof(LeadInput.OwnerName), HighStreet with { OwnerName = null } },
        { nameof(LeadInput.OwnerPhone), HighStreet with { OwnerPhone = null } },
        { nameof(LeadInput.OwnerPhone), HighStreet with { OwnerPhone = "call me" } },
        { nameof(LeadInput.OwnerEmail), HighStreet with { OwnerEmail = "rosa at home" } },
        { nameof(LeadInput.Motivation), HighStreet with { Motivation = Motivation.Unknown } },
        { nameof(LeadInput.AskingPriceCents), HighStreet with { AskingPriceCents = 0 } },
        { nameof(LeadInput.Beds), HighStreet with { Beds = -1 } },
        { nameof(LeadInput.Street), HighStreet with { Street = "=HYPERLINK(1)" } },
        { nameof(LeadChecklist.PropertyExists), HighStreet with { Checklist = LeadChecklists.All & ~LeadChecklist.PropertyExists } },
        { nameof(LeadChecklist.OwnerVerified), HighStreet with { Checklist = LeadChecklists.All & ~LeadChecklist.OwnerVerified } },
        { nameof(LeadChecklist.MotivationConfirmed), HighStreet with { Checklist = LeadChecklists.All & ~LeadChecklist.MotivationConfirmed } },
        { nameof(LeadChecklist.PhotosCurrent), HighStreet with { Checklist = LeadChecklists.All & ~LeadChecklist.PhotosCurrent } },
    };

    [Theory, MemberData(nameof(Incomplete), DisableDiscoveryEnumeration = true)]
    public async Task Submit_WhenAFieldIsMissingOrWrong_NamesTheFieldAndSavesNothing(string field, LeadInput input)
    {
        await using var ops = await TestOps.StartAsync();

        var result = await ops.Get<SubmitLead>().RunAsync(input, Guid.NewGuid(), await ops.AnaAsync(), ct);

        var problem = Assert.Single(Assert.IsType<InvalidInput>(result.Error).Problems);
        Assert.Equal(field, problem.Field);
        Assert.NotEmpty(problem.Message);
        await using var db = ops.Open();
        Assert.False(await db.Leads.AnyAsync() || await db.Activity.AnyAsync());
    }

    [Fact]
    public async Task Submit_WithNothingFilledIn_NamesEveryRequiredField()
    {
        await using var ops = await TestOps.StartAsync();

        var result = await ops.Get<SubmitLead>().RunAsync(new LeadInput(), Guid.NewGuid(), await ops.AnaAsync(), ct);

        Assert.Equal(["City", "Motivation", "MotivationConfirmed", "OwnerName", "OwnerPhone", "OwnerVerified", "PhotosCurrent", "PropertyExists", "State", "Street"],
            Assert.IsType<InvalidInput>(result.Error).Problems.Select(problem => problem.Field).Order());
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_form_sent_twice_is_one_lead(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, key) = (await ops.AnaAsync(), Guid.NewGuid());

        var first = await ops.Get<SubmitLead>().RunAsync(HighStreet, key, ana, ct);
        var second = await ops.Get<SubmitLead>().RunAsync(HighStreet with { City = "Folsom" }, key, ana, ct);

        Assert.Equal(first.Value, second.Value);
        await using var db = ops.Open();
        Assert.Equal((1, 1), (await db.Leads.CountAsync(), await db.Activity.CountAsync(entry => entry.Action == "lead.submitted")));
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_form_sent_eight_times_at_once_is_one_lead(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        for (var round = 0; round < 5; round++)
        {
            var (key, input) = (Guid.NewGuid(), HighStreet with { Street = $"{round + 1} Twin Ct" });

            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ops.Get<SubmitLead>().RunAsync(input, key, ana, ct))));

            var answer = Assert.Single(results.Select(result => result.Value).Distinct());
            Assert.Null(answer.DuplicateOfLeadId);
            await using var db = ops.Open();
            Assert.Equal(round + 1, await db.Leads.CountAsync());
            Assert.Equal(round + 1, await db.Activity.CountAsync(entry => entry.Action == "lead.submitted"));
            Assert.Equal(round + 1, await db.LeadTallies.Where(tally => tally.Status == LeadStatus.Pending).Select(tally => tally.Count).SingleAsync());
        }
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_address_is_taken_in_again_and_flagged_with_the_lead_it_matches(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var first = (await ops.Get<SubmitLead>().RunAsync(HighStreet, Guid.NewGuid(), await ops.AnaAsync(), ct)).Value;

        var second = (await ops.Get<SubmitLead>().RunAsync(HighStreet with { Street = "3526  HIGH STREET" }, Guid.NewGuid(), await ops.SamAsync(), ct)).Value;
        var third = (await ops.Get<SubmitLead>().RunAsync(HighStreet, Guid.NewGuid(), await ops.SamAsync(), ct)).Value;

        Assert.Equal(3, new[] { first.LeadId, second.LeadId, third.LeadId }.Distinct().Count());
        Assert.Equal((first.LeadId, first.LeadId), (second.DuplicateOfLeadId, third.DuplicateOfLeadId));
        var flagged = await ops.ReadAsync(second.LeadId);
        Assert.Equal(first.LeadId, flagged.DuplicateOfLeadId);
        Assert.True(flagged.Doubts.HasFlag(LeadDoubts.DuplicateAddress));
        Assert.False((await ops.ReadAsync(first.LeadId)).Doubts.HasFlag(LeadDoubts.DuplicateAddress));
    }

    [Theory, OnEveryDatabase]
    public async Task Of_eight_who_submit_one_address_at_once_exactly_one_is_the_original(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, sam) = (await ops.AnaAsync(), await ops.SamAsync());
        for (var round = 0; round < 5; round++)
        {
            var input = HighStreet with { Street = $"{round + 1} Race Ct" };

            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(n =>
                Task.Run(() => ops.Get<SubmitLead>().RunAsync(input, Guid.NewGuid(), n % 2 == 0 ? ana : sam, ct))));

            var original = Assert.Single(results, result => result.Value.DuplicateOfLeadId is null).Value.LeadId;
            Assert.Equal(7, results.Count(result => result.Value.DuplicateOfLeadId == original));
            Assert.Equal(8, results.Select(result => result.Value.LeadId).Distinct().Count());
            await using var db = ops.Open();
            Assert.Equal(8 * (round + 1), await db.LeadTallies.Where(tally => tally.Status == LeadStatus.Pending).Select(tally => tally.Count).SingleAsync());
        }
    }

    [Fact]
    public async Task Another_tenants_lead_at_the_address_is_no_duplicate_and_its_key_no_repetition()
    {
        await using var ops = await TestOps.StartAsync();
        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        await ops.Dbs.Open(other).NeedPhotosAsync(0);
        var (bea, key) = (await ops.SomebodyAsync("Bea Long", BuiltInRoles.Agent, other), Guid.NewGuid());
        var theirs = (await ops.Get<SubmitLead>().RunAsync(HighStreet, key, bea, ct)).Value;

        var ours = (await ops.Get<SubmitLead>().RunAsync(HighStreet, key, await ops.AnaAsync(), ct)).Value;

        Assert.NotEqual(theirs.LeadId, ours.LeadId);
        Assert.Null(ours.DuplicateOfLeadId);
    }

    [Fact]
    public async Task What_staff_enter_comes_from_staff()
    {
        await using var ops = await TestOps.StartAsync();

        var submitted = (await ops.Get<SubmitLead>().RunAsync(HighStreet, Guid.NewGuid(), await ops.SamAsync(), ct)).Value;

        Assert.Equal("Staff", (await ops.ReadAsync(submitted.LeadId)).Source);
    }

    [Theory]
    [InlineData(BuiltInRoles.Buyer)]
    [InlineData(BuiltInRoles.Finance)]
    [InlineData(BuiltInRoles.Partner)]
    public async Task Submit_WithoutThePermission_IsRefused(string role)
    {
        await using var ops = await TestOps.StartAsync();
        var stranger = await ops.SomebodyAsync("Theo Brandt", role);

        Assert.IsType<NotAllowed>((await ops.Get<SubmitLead>().RunAsync(HighStreet, Guid.NewGuid(), stranger, ct)).Error);
        Assert.IsType<NotAllowed>((await ops.Get<SubmitLead>().RunAsync(HighStreet, Guid.NewGuid(), Actor.Nobody, ct)).Error);
        await using var db = ops.Open();
        Assert.False(await db.Leads.AnyAsync());
    }
}
