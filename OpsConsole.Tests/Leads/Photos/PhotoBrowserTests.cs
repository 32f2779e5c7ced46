using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpsConsole.Core.Leads.Photos;
using OpsConsole.Core.Leads.Photos.Reading;
using OpsConsole.Data.Scenes;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Leads.Photos;

[Collection(nameof(InBrowsers))]
public sealed class PhotoBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task Photos_of_a_form_survive_a_reload_and_go_with_the_lead()
    {
        await using var host = await TestHost.StartAsync();
        var ana = await host.AnaAsync();
        var page = await browsers.PageAsync(host, ana, "/portal/leads/new");
        await page.GetByLabel("Street and number").FillAsync("3526 High St");
        await page.Locator("#photos").SetInputFilesAsync([File("front.png", 1), File("large.png", 2, 3000), new() { Name = "evil.jpg", MimeType = "image/jpeg", Buffer = "<script>alert(1)</script>"u8.ToArray() }]);
        var thumbs = page.Locator(".photo-thumb");
        await Expect(thumbs).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await Expect(page.Locator(".photo-queue")).ToContainTextAsync("“evil.jpg” is a script, not a photo we can show.");

        await page.Locator(".photo-queue").ScrollIntoViewIfNeededAsync();
        Assert.Empty(await page.FindingsInBothThemesAsync("my-lead-photos"));
        await page.SetViewportSizeAsync(390, 844);
        await page.Locator(".photo-queue").ScrollIntoViewIfNeededAsync();
        Assert.Empty(await page.FindingsInBothThemesAsync("my-lead-photos-phone"));
        await page.SetViewportSizeAsync(1440, 900);
        await page.ReloadAsync();
        await Expect(page.GetByText("Your draft is back")).ToBeVisibleAsync();
        await Expect(thumbs).ToHaveCountAsync(2);
        await page.GetByLabel("City").FillAsync("Sacramento");
        await page.GetByLabel("ZIP code").FillAsync("95838");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Rosa Whitfield");
        await page.GetByLabel("Phone", new() { Exact = true }).FillAsync("(916) 555-0134");
        await page.Locator("label:has(input[value=High])").ClickAsync();
        await page.GetByLabel("Asking price").FillAsync("250,000");
        foreach (var item in new[] { "The property exists", "The owner's contact is verified", "The owner's motivation is confirmed", "The photos are current" })
            await page.GetByLabel(item).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "2 photos" })).ToBeVisibleAsync(new() { Timeout = 15_000 });

        await using var db = host.Open();
        var photos = await db.LeadPhotos.OrderBy(photo => photo.Position).ToListAsync();
        Assert.All(photos, photo => Assert.NotNull(photo.LeadId));
        // The large one was made smaller by the browser, which wrote a JPEG; both brought a small picture that was taken for one.
        Assert.Equal([PictureKind.Png, PictureKind.Jpeg], photos.Select(photo => photo.Kind));
        Assert.Equal((2560, 1920), (photos[1].Width, photos[1].Height));
        Assert.NotNull(photos[1].SmallFileId);
    }

    [Fact]
    public async Task Photos_are_looked_at_moved_described_removed_and_brought_back()
    {
        await using var host = await TestHost.StartAsync();
        var (sam, lead) = (await host.SamAsync(), (await host.LeadAsync()).Id);
        foreach (var number in new[] { 1, 2, 3 })
            Assert.True((await host.Get<AddPhoto>().RunAsync(PhotoPlace.OfLead(lead), new NewPhoto($"{number}.png", SomePictures.Png(number, 320)), sam, default)).Succeeded);
        var page = await browsers.PageAsync(host, sam, $"/leads/{lead}");
        var items = page.Locator(".photo-grid > li");
        await Expect(items).ToHaveCountAsync(3);
        async Task<long[]> OrderAsync() => [.. (await host.Get<LeadPhotosQuery>().OfLeadsAsync(host.TenantId, [lead], default)).Select(photo => photo.Id)];
        var before = await OrderAsync();

        await Expect(page.Locator(".photo-gallery[data-ready]")).ToBeAttachedAsync();
        await items.Nth(2).GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowLeft");
        await Expect(items.Nth(1)).ToHaveAttributeAsync("data-photo", $"{before[2]}");
        await Expect(items.Nth(1).GetByRole(AriaRole.Button)).ToBeFocusedAsync();
        await items.Nth(1).DragToAsync(items.Nth(0));
        await Expect(items.Nth(0)).ToHaveAttributeAsync("data-photo", $"{before[2]}");
        Assert.Equal([before[2], before[0], before[1]], await OrderAsync());

        await items.Nth(0).GetByRole(AriaRole.Button).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "Photo 1 of 3" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "Photo 2 of 3" })).ToBeVisibleAsync();
        await dialog.GetByLabel("What does it show?").FillAsync("The kitchen");
        await dialog.GetByLabel("What does it show?").BlurAsync();
        await Expect(page.Locator(".photo-caption")).ToHaveTextAsync("The kitchen");
        await Expect(dialog.GetByRole(AriaRole.Img, new() { Name = "The kitchen" })).ToBeVisibleAsync();
        Assert.Empty(await page.FindingsInBothThemesAsync("lead-photo"));
        await page.SetViewportSizeAsync(390, 844);
        Assert.Empty(await page.FindingsInBothThemesAsync("lead-photo-phone"));
        await page.SetViewportSizeAsync(1440, 900);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(items).ToHaveCountAsync(2);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(items).ToHaveCountAsync(3);
        await Expect(page.Locator(".photo-caption")).ToHaveTextAsync("The kitchen");
    }

    [Fact]
    public async Task A_broken_line_keeps_what_arrived_and_sends_the_rest_when_it_is_back()
    {
        await using var host = await TestHost.StartAsync();
        var (sam, lead) = (await host.SamAsync(), (await host.LeadAsync()).Id);
        var page = await browsers.PageAsync(host, sam, $"/leads/{lead}");
        var (sent, isDown) = (0, true);
        await page.RouteAsync("**/leads/*/photos", route => ++sent > 1 && isDown ? route.AbortAsync() : route.ContinueAsync());
        await page.Locator($"#photos-{lead}").SetInputFilesAsync([File("front.png", 1), File("yard.png", 2)]);

        await Expect(page.Locator(".photo-queue")).ToContainTextAsync("No connection. The photo is kept");
        await Expect(page.Locator(".photo-grid > li")).ToHaveCountAsync(1);
        isDown = false;
        await Expect(page.Locator(".photo-grid > li")).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await Expect(page.Locator(".photo-queue > li")).ToHaveCountAsync(0);
    }

    private static FilePayload File(string name, int number, int width = 640) => new() { Name = name, MimeType = "image/png", Buffer = DrawnHouse.Png(number, 0, width) };
}
