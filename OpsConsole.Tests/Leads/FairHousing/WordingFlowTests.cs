using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Filtering;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Filtering;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads.Photos;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.FairHousing;

[Collection(nameof(InBrowsers))]
public sealed class WordingFlowTests(Browsers browsers)
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

    [Fact]
    public async Task Strong_wording_is_refused_until_it_is_changed_or_explained()
    {
        await using var ops = await TestOps.StartAsync();
        var ana = await ops.AnaAsync();
        var submit = ops.Get<SubmitLead>();

        var refused = Assert.IsType<InvalidInput>((await submit.RunAsync(HighStreet with { MotivationNote = "Sells to Christians only" }, Guid.NewGuid(), ana, ct)).Error);
        Assert.StartsWith("“Christians only” cannot stand in a listing.", Assert.Single(refused.Problems, problem => problem.Field == nameof(LeadInput.MotivationNote)).Message, StringComparison.Ordinal);
        var weak = (await submit.RunAsync(HighStreet with { MotivationNote = "Perfect for a couple" }, Guid.NewGuid(), ana, ct)).Value;
        var explained = (await submit.RunAsync(HighStreet with { Street = "1 Oak Ave", MotivationNote = "The will says no children may live there", WordingReason = "The owner quotes a will; the buyer is not bound." }, Guid.NewGuid(), ana, ct)).Value;

        Assert.True((await ops.ReadAsync(weak.LeadId)).Doubts.HasFlag(LeadDoubts.FairHousing));
        Assert.True((await ops.ReadAsync(explained.LeadId)).Doubts.HasFlag(LeadDoubts.FairHousing));
        await using var db = ops.Open();
        Assert.Contains("The owner quotes a will", (await db.Activity.SingleAsync(entry => entry.SubjectId == explained.LeadId && entry.Action == "lead.submitted")).Particulars, StringComparison.Ordinal);
        var filter = LeadFields.Parse("doubt:fair-housing").Value;
        Assert.Equal(2, await db.Leads.Passing(filter, new FilterMoment(ops.Time.NowUtc, null)).CountAsync());
    }

    [Fact]
    public async Task A_caption_with_strong_wording_is_refused()
    {
        await using var ops = await TestOps.StartAsync();
        var sam = await ops.SamAsync();
        var photo = (await ops.AddPhotoAsync(PhotoPlace.OfLead((await ops.LeadAsync()).Id), sam)).Value;

        Assert.IsType<CaptionBreaksFairHousing>((await ops.Get<DescribePhoto>().RunAsync(photo, "Pool, no kids", sam, ct)).Error);
        Assert.True((await ops.Get<DescribePhoto>().RunAsync(photo, "Kids' room with white walls", sam, ct)).Succeeded);
    }

    [Fact]
    public async Task Words_are_marked_while_somebody_types_and_no_letter_is_lost()
    {
        await using var host = await TestHost.StartAsync();
        var page = await browsers.PageAsync(host, await host.AnaAsync(), "/portal/leads/new");
        var note = page.GetByLabel("Why are they selling?");
        const string Text = "Quiet home, no children please. Walking distance to the park, master bedroom, perfect for a couple who like roses.";

        await note.PressSequentiallyAsync(Text, new() { Delay = 15 });
        await Expect(page.Locator(".wording-list > li")).ToHaveCountAsync(2);
        await Expect(page.Locator(".wording-list mark").First).ToHaveTextAsync("no children");
        await Expect(note).ToHaveValueAsync(Text);
        await page.Locator(".wording-list").ScrollIntoViewIfNeededAsync();
        Assert.Empty(await page.FindingsInBothThemesAsync("my-lead-wording"));
        await note.FillAsync("Family room, walking distance to the park");
        await Expect(page.Locator(".wording-list > li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_leads_page_marks_them_with_the_reason()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await host.LeadAsync(more: lead => lead.MotivationNote = "Empties soon. No kids, please.");
        var page = await browsers.PageAsync(host, await host.MariaAsync(), $"/leads/{lead.Id}");

        // The live page takes the place of the one that was sent.
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "Fair housing" });
        await Expect(panel.Locator(".wording-text mark")).ToHaveTextAsync("No kids");
        await Expect(panel).ToContainTextAsync("It turns families with children away.");
        await panel.ScrollIntoViewIfNeededAsync();
        Assert.Empty(await page.FindingsInBothThemesAsync("lead-wording"));
    }
}
