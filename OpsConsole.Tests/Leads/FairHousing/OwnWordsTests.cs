using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.FairHousing;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Imports;
using OpsConsole.Tests.Leads.Intake;
using OpsConsole.Tests.Leads.Photos;

namespace OpsConsole.Tests.Leads.FairHousing;

public sealed class OwnWordsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    private static FairHousingCheck Check { get; } = FairHousingCheck.With(new(["crime-free", "Exclusive"]), new(["White People Creek", "No Kids Lane", "kids"]));

    [Theory]
    [InlineData("A crime free street", "crime free")]
    [InlineData("EXCLUSIVE!", "EXCLUSIVE")]
    [InlineData("No kids, please", "No kids")]
    [InlineData("Whites only near White People Creek", "Whites only")]
    public void Own_words_are_strong_and_what_the_law_forbids_stays_so(string text, string words)
    {
        var found = Assert.Single(Check.Find(text));

        Assert.Equal((words, true), (found.Words, found.IsStrong));
    }

    [Theory]
    [InlineData("The house stands at White People Creek")]
    [InlineData("12 No Kids Lane")]
    [InlineData("Three bedrooms, fenced yard")]
    public void What_is_allowed_is_not_marked(string text) => Assert.Empty(Check.Find(text));

    [Theory]
    [InlineData("no kids", true)]
    [InlineData(" Whites   ONLY ", true)]
    [InlineData("No Kids Lane", false)]
    [InlineData("perfect for a couple", false)]
    public void What_the_law_forbids_cannot_be_allowed(string phrase, bool isRefused) =>
        Assert.Equal(isRefused, SettingCatalog.AllowedPhrases.Tidied(phrase).Error is PhraseIsForbiddenByLaw);

    [Theory, OnEveryDatabase]
    public async Task Every_way_in_knows_a_tenants_words_and_another_tenant_does_not(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ada, ana, sam) = (await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin), await ops.AnaAsync(), await ops.SamAsync());
        Assert.True((await ops.DecideAsync(SettingCatalog.ForbiddenWords, new WordList(["haunted"]), ada)).Succeeded);
        Assert.True((await ops.DecideAsync(SettingCatalog.AllowedPhrases, new WordList(["perfect for a couple"]), ada)).Succeeded);
        var haunted = SomeInputs.Complete with { MotivationNote = "They say it is haunted" };

        var refused = Assert.IsType<InvalidInput>((await ops.Get<SubmitLead>().RunAsync(haunted, Guid.NewGuid(), ana, ct)).Error);
        Assert.StartsWith("“haunted” cannot stand in a listing. Your firm keeps it out", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        var sent = (await ops.Get<SubmitLead>().RunAsync(haunted with { WordingReason = "The owner insists" }, Guid.NewGuid(), ana, ct)).Value.LeadId;
        Assert.True((await ops.ReadAsync(sent)).Doubts.HasFlag(LeadDoubts.FairHousing));
        var fine = (await ops.Get<SubmitLead>().RunAsync(SomeInputs.Complete with { Street = "1 Oak Ave", MotivationNote = "Perfect for a couple" }, Guid.NewGuid(), ana, ct)).Value.LeadId;
        var lead = await ops.ReadAsync(fine);
        Assert.False(lead.Doubts.HasFlag(LeadDoubts.FairHousing));
        Assert.True((await ops.Get<EditLead>().RunAsync(new(fine, lead.Version), new Dictionary<string, string?> { ["MotivationNote"] = "Haunted, they say" }, sam, ct)).Succeeded);
        Assert.True((await ops.ReadAsync(fine)).Doubts.HasFlag(LeadDoubts.FairHousing));
        await ops.QueueImportAsync("Street,City,State,Notes\r\n7 Elm St,Galt,CA,A haunted house\r\n8 Elm St,Galt,CA,A fine house\r\n", await ops.MariaAsync());
        await ops.RunQueueAsync();
        Assert.Equal(["7 Elm St"], (await ops.LeadsAsync()).Where(row => row.Street.EndsWith("Elm St", StringComparison.Ordinal) && row.Doubts.HasFlag(LeadDoubts.FairHousing)).Select(row => row.Street));

        var other = await ops.Get<CreateTenant>().RunAsync("Delta Homes", ct);
        await ops.Dbs.Open(other).NeedPhotosAsync(0);
        Assert.True((await ops.Get<SubmitLead>().RunAsync(haunted, Guid.NewGuid(), await ops.SomebodyAsync("Olga Stone", BuiltInRoles.Agent, other), ct)).Succeeded);
    }

    [Fact]
    public async Task A_caption_with_an_own_word_is_refused()
    {
        await using var ops = await TestOps.StartAsync();
        var (ada, sam) = (await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin), await ops.SamAsync());
        var photo = (await ops.AddPhotoAsync(PhotoPlace.OfLead((await ops.LeadAsync()).Id), sam)).Value;
        Assert.True((await ops.Get<DescribePhoto>().RunAsync(photo, "The haunted attic", sam, ct)).Succeeded);

        await ops.DecideAsync(SettingCatalog.ForbiddenWords, new WordList(["haunted"]), ada);

        Assert.IsType<CaptionBreaksFairHousing>((await ops.Get<DescribePhoto>().RunAsync(photo, "A haunted attic", sam, ct)).Error);
    }
}
