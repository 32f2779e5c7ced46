using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Leads.Trash;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Leads.Photos;

public sealed class AddPhotoTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    private static LeadInput HighStreet { get; } = new()
    {
        Street = "3526 High St",
        City = "Sacramento",
        State = "CA",
        OwnerName = "Rosa Whitfield",
        OwnerPhone = "(916) 555-0134",
        PropertyType = PropertyType.SingleFamily,
        Motivation = Motivation.High,
        Checklist = LeadChecklists.All,
    };

    [Theory, OnEveryDatabase]
    public async Task Photos_keep_their_order_and_the_first_stands_on_the_lead(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (sam, lead) = (await ops.SamAsync(), (await ops.LeadAsync()).Id);
        var (first, second) = ((await AddAsync(ops, lead, sam, 1)).Value, (await AddAsync(ops, lead, sam, 2)).Value);
        Assert.Equal(first, (await ops.ReadAsync(lead)).FirstPhotoId);

        Assert.True((await ops.Get<MovePhoto>().RunAsync(second, 0, sam, ct)).Succeeded);
        Assert.Equal(second, (await ops.ReadAsync(lead)).FirstPhotoId);
        Assert.True((await ops.Get<RemovePhoto>().RunAsync(second, sam, ct)).Succeeded);
        Assert.Equal(first, (await ops.ReadAsync(lead)).FirstPhotoId);
        Assert.IsType<PhotoIsRemoved>((await ops.Get<RemovePhoto>().RunAsync(second, sam, ct)).Error);
        Assert.True((await ops.Get<RestorePhoto>().RunAsync(second, sam, ct)).Succeeded);
        Assert.True((await ops.Get<DescribePhoto>().RunAsync(second, "  The front ", sam, ct)).Succeeded);
        Assert.IsType<CaptionIsTooLong>((await ops.Get<DescribePhoto>().RunAsync(second, new string('x', 201), sam, ct)).Error);

        var photos = await ops.Get<LeadPhotosQuery>().OfLeadsAsync(ops.TenantId, [lead], ct);
        Assert.Equal([(second, "The front"), (first, null)], photos.Select(photo => (photo.Id, photo.Caption)));
        await using var db = ops.Open();
        Assert.Equal(["lead.photo-added", "lead.photo-added", "lead.photos-ordered", "lead.photo-removed", "lead.photo-restored", "lead.photo-described"],
            await db.Activity.OrderBy(entry => entry.Id).Where(entry => entry.Action.StartsWith("lead.photo")).Select(entry => entry.Action).ToListAsync(ct));
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_photo_twice_in_a_lead_is_refused_kindly_and_on_another_lead_it_is_taken(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (sam, lead, other) = (await ops.SamAsync(), (await ops.LeadAsync()).Id, (await ops.LeadAsync("1 Oak Ave")).Id);
        Assert.True((await AddAsync(ops, lead, sam)).Succeeded);

        Assert.Equal("“again.png” is among the photos already. It was not added twice.", (await ops.AddPhotoAsync(PhotoPlace.OfLead(lead), sam, name: "again.png")).Error!.Message);
        Assert.True((await AddAsync(ops, other, sam)).Succeeded);
        await using var db = ops.Open();
        Assert.Equal((2, 2), (await db.LeadPhotos.CountAsync(ct), await db.Files.CountAsync(ct)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_sending_whose_answer_was_lost_is_one_photo(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (sam, lead, key) = (await ops.SamAsync(), (await ops.LeadAsync()).Id, Guid.NewGuid());
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ops.AddPhotoAsync(PhotoPlace.OfLead(lead), sam, key: key))));

        Assert.Single(both.Select(sent => sent.Value).Distinct());
        await using var db = ops.Open();
        Assert.Equal((1, 1), (await db.LeadPhotos.CountAsync(ct), await db.Files.CountAsync(ct)));
    }

    [Fact]
    public async Task A_draft_is_its_writers_alone_and_becomes_the_lead_it_is_sent_as()
    {
        await using var ops = await TestOps.StartAsync();
        var (ana, bo, key) = (await ops.AnaAsync(), await ops.SomebodyAsync("Bo Lind", BuiltInRoles.Agent), Guid.NewGuid());
        var photo = (await ops.AddPhotoAsync(PhotoPlace.OfDraft(key), ana)).Value;
        Assert.Single(await ops.Get<LeadPhotosQuery>().OfDraftAsync(key, ana, ct));
        Assert.Empty(await ops.Get<LeadPhotosQuery>().OfDraftAsync(key, bo, ct));
        Assert.NotNull(await ops.Get<PhotoFileQuery>().LoadAsync(photo, false, ana, ct));
        Assert.Null(await ops.Get<PhotoFileQuery>().LoadAsync(photo, false, bo, ct));
        Assert.Null(await ops.Get<PhotoFileQuery>().LoadAsync(photo, false, await ops.MariaAsync(), ct));
        Assert.IsType<NotFound>((await ops.Get<RemovePhoto>().RunAsync(photo, bo, ct)).Error);
        Assert.True((await ops.AddPhotoAsync(PhotoPlace.OfDraft(key), bo)).Succeeded);

        var lead = (await ops.Get<SubmitLead>().RunAsync(HighStreet, key, ana, ct)).Value.LeadId;

        Assert.Equal(photo, (await ops.ReadAsync(lead)).FirstPhotoId);
        Assert.Empty(await ops.Get<LeadPhotosQuery>().OfDraftAsync(key, ana, ct));
        Assert.Single(await ops.Get<LeadPhotosQuery>().OfDraftAsync(key, bo, ct));
        // One that was still on its way when the form was sent.
        Assert.True((await ops.AddPhotoAsync(PhotoPlace.OfDraft(key), ana, 2)).Succeeded);
        Assert.Equal(2, (await ops.Get<LeadPhotosQuery>().OfLeadsAsync(ops.TenantId, [lead], ct)).Count);
    }

    [Fact]
    public async Task An_agent_changes_the_photos_of_their_own_lead_until_somebody_decides()
    {
        await using var ops = await TestOps.StartAsync();
        var (ana, maria) = (await ops.AnaAsync(), await ops.MariaAsync());
        var (own, others) = (await ops.LeadAsync(agent: ana), (await ops.LeadAsync("1 Oak Ave")).Id);
        var photo = (await AddAsync(ops, own.Id, ana)).Value;
        Assert.IsType<NotFound>((await AddAsync(ops, others, ana)).Error);
        Assert.IsType<NotFound>((await ops.Get<MovePhoto>().RunAsync((await AddAsync(ops, others, maria)).Value, 0, ana, ct)).Error);

        Assert.True((await ops.Get<ApproveLead>().RunAsync(new(own.Id, (await ops.ReadAsync(own.Id)).Version), maria, ct)).Succeeded);
        Assert.IsType<PhotosAreWithTheReviewer>((await AddAsync(ops, own.Id, ana, 2)).Error);
        Assert.IsType<PhotosAreWithTheReviewer>((await ops.Get<RemovePhoto>().RunAsync(photo, ana, ct)).Error);
        Assert.True((await AddAsync(ops, own.Id, maria, 2)).Succeeded);
    }

    [Theory, InlineData(BuiltInRoles.Admin, true), InlineData(BuiltInRoles.Manager, true), InlineData(BuiltInRoles.Staff, true), InlineData(BuiltInRoles.Finance, false),
     InlineData(BuiltInRoles.Agent, false), InlineData(BuiltInRoles.Buyer, false), InlineData(BuiltInRoles.Partner, false)]
    public async Task Who_edits_leads_changes_their_photos_and_nobody_else(string role, bool may)
    {
        await using var ops = await TestOps.StartAsync();
        var (somebody, lead) = (await ops.SomebodyAsync("Some Body", role), (await ops.LeadAsync()).Id);
        var photo = (await AddAsync(ops, lead, await ops.SamAsync(), 9)).Value;

        Assert.Equal(may, (await AddAsync(ops, lead, somebody)).Succeeded);
        Assert.Equal(may, (await ops.Get<DescribePhoto>().RunAsync(photo, "x", somebody, ct)).Succeeded);
        Assert.Equal(may, (await ops.Get<MovePhoto>().RunAsync(photo, 1, somebody, ct)).Succeeded);
        Assert.Equal(may, (await ops.Get<RemovePhoto>().RunAsync(photo, somebody, ct)).Succeeded);
        Assert.Equal(may, (await ops.Get<RestorePhoto>().RunAsync(photo, somebody, ct)).Succeeded);
    }

    [Fact]
    public async Task Another_tenant_neither_sees_nor_changes_them()
    {
        await using var ops = await TestOps.StartAsync();
        var photo = (await AddAsync(ops, (await ops.LeadAsync()).Id, await ops.SamAsync())).Value;
        var stranger = await ops.SomebodyAsync("Nia Stone", BuiltInRoles.Admin, await ops.Get<CreateTenant>().RunAsync("Other Homes", ct));

        Assert.Null(await ops.Get<PhotoFileQuery>().LoadAsync(photo, false, stranger, ct));
        Assert.IsType<NotFound>((await ops.Get<RemovePhoto>().RunAsync(photo, stranger, ct)).Error);
        Assert.IsType<NotFound>((await ops.AddPhotoAsync(PhotoPlace.OfLead(1), stranger)).Error);
    }

    [Fact]
    public async Task Too_large_and_too_many_are_refused_and_leave_nothing()
    {
        await using var ops = await TestOps.StartAsync();
        var (sam, lead) = (await ops.SamAsync(), (await ops.LeadAsync()).Id);
        await using (var db = ops.Open())
        {
            db.Settings.Add(new Setting { Key = SettingCatalog.PhotosMost.Key, Value = "1" });
            await db.SaveChangesAsync(ct);
        }

        var refused = await ops.Get<AddPhoto>().RunAsync(PhotoPlace.OfLead(lead), new NewPhoto("big.jpg", new byte[30_000_000]), sam, ct);
        Assert.Equal("“big.jpg” is larger than 12 MB, the most that is taken here.", refused.Error!.Message);
        Assert.True((await AddAsync(ops, lead, sam)).Succeeded);
        Assert.IsType<PhotosAreMany>((await AddAsync(ops, lead, sam, 2)).Error);
        await using var after = ops.Open();
        Assert.Equal((1, 1), (await after.LeadPhotos.CountAsync(ct), await after.Files.CountAsync(ct)));
    }

    [Fact]
    public async Task The_day_it_was_taken_comes_from_the_original_unless_it_cannot_be_true()
    {
        await using var ops = await TestOps.StartAsync();
        var (sam, lead) = (await ops.SamAsync(), (await ops.LeadAsync()).Id);
        var before = DateOnly.FromDateTime(ops.Time.NowUtc).AddDays(-3);
        await ops.AddPhotoAsync(PhotoPlace.OfLead(lead), sam, 1, exif: SomePictures.Exif(1, $"{before:yyyy}:{before:MM}:{before:dd} 09:31:02"));
        await ops.AddPhotoAsync(PhotoPlace.OfLead(lead), sam, 2, exif: SomePictures.Exif(1, "2199:01:01 09:31:02"));

        Assert.Equal([before, null], (await ops.Get<LeadPhotosQuery>().OfLeadsAsync(ops.TenantId, [lead], ct)).Select(photo => photo.TakenOn));
    }

    [Fact]
    public async Task Photos_are_current_when_there_are_enough_and_the_newest_is_not_old()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.Open().NeedPhotosAsync(3);
        var (sam, lead) = (await ops.SamAsync(), (await ops.LeadAsync()).Id);
        Task<PhotosCurrent> CurrentAsync() => ops.Get<CurrentPhotosQuery>().LoadAsync(PhotoPlace.OfLead(lead), sam, ct);
        Assert.Equal("There are no photos; 3 are needed.", (await CurrentAsync()).WhyNot);
        for (var number = 1; number <= 3; number++)
            await AddAsync(ops, lead, sam, number);

        Assert.True((await CurrentAsync()).AreCurrent);
        ops.Time.Advance(TimeSpan.FromDays(91));
        Assert.Equal("The newest photo is 91 days old; 90 is the most.", (await CurrentAsync()).WhyNot);
    }

    [Theory, OnEveryDatabase]
    public async Task What_nobody_sent_and_what_was_removed_is_swept_with_its_files(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, sam, lead) = (await ops.AnaAsync(), await ops.SamAsync(), (await ops.LeadAsync()).Id);
        await ops.AddPhotoAsync(PhotoPlace.OfDraft(Guid.NewGuid()), ana);
        var (kept, removed) = ((await AddAsync(ops, lead, sam)).Value, (await AddAsync(ops, lead, sam, 2)).Value);
        await ops.Get<RemovePhoto>().RunAsync(removed, sam, ct);
        Assert.Equal(0, await ops.Get<SweepPhotos>().RunAsync(ct));

        ops.Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, await ops.Get<SweepPhotos>().RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(1, await ops.Get<SweepPhotos>().RunAsync(ct));
        await using var db = ops.Open();
        Assert.Equal([kept], await db.LeadPhotos.Select(photo => photo.Id).ToListAsync(ct));
        Assert.Equal(1, await db.Files.CountAsync(ct));
    }

    [Fact]
    public async Task A_lead_that_leaves_the_trash_for_good_takes_its_photos_along()
    {
        await using var ops = await TestOps.StartAsync();
        var (sam, maria, lead) = (await ops.SamAsync(), await ops.MariaAsync(), (await ops.LeadAsync()).Id);
        await AddAsync(ops, lead, sam);
        Assert.True((await ops.Get<DeleteLead>().RunAsync(new(lead, (await ops.ReadAsync(lead)).Version), maria, ct)).Succeeded);
        ops.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(1, await ops.Get<EmptyTrash>().RunAsync(ct));
        await using var db = ops.Open();
        Assert.Equal((0, 0, 0), (await db.LeadPhotos.CountAsync(ct), await db.Files.CountAsync(ct), await db.FileChunks.CountAsync(ct)));
    }

    private static Task<Result<long>> AddAsync(TestOps ops, long leadId, Actor who, int number = 1) => ops.AddPhotoAsync(PhotoPlace.OfLead(leadId), who, number);
}
