using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users.Letters;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Templates;

[Collection(nameof(InBrowsers))]
public sealed class TemplateBrowserTests(Browsers browsers)
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task A_wrong_variable_is_shown_while_typing_with_its_place_and_cannot_be_published()
    {
        await using var host = await TestHost.StartAsync();
        var page = await LiveAsync(host, await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), "/templates/account-locked");
        var html = page.GetByLabel("HTML", new() { Exact = true });
        var frame = page.FrameLocator("iframe.mail-frame");
        await Expect(frame.GetByText("Your account is locked for a while")).ToBeVisibleAsync();

        await html.FillAsync("<h1>Locked, {{user_nmae}}</h1>\n<p>Until {{locked_until}}</p>");
        var problem = page.GetByRole(AriaRole.Button, new() { Name = "HTML, line 1, column 13" });
        await Expect(problem).ToContainTextAsync("There is no variable user_nmae in this message. Do you mean user_name?");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Publish" })).ToHaveAttributeAsync("aria-disabled", "true");
        await problem.ClickAsync();
        Assert.Equal(12, await html.EvaluateAsync<int>("field => field.selectionStart"));

        // Mended at that very place, by the keyboard; not a letter is taken back meanwhile.
        for (var n = 0; n < 13; n++)
            await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.TypeAsync("{{user_name}}");
        await Expect(frame.GetByRole(AriaRole.Heading, new() { Name = "Locked, Maria Keller" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Nothing to mend")).ToBeVisibleAsync();
        Assert.Equal("<h1>Locked, {{user_name}}</h1>\n<p>Until {{locked_until}}</p>", await html.InputValueAsync());
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(html).ToHaveValueAsync("<h1>Locked, {{user_name}}</h1>\n<p>Until {{locked_until}}</p>");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Publish" })).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Publish version 1?" });
        await dialog.GetByLabel("What is different").FillAsync("Says until when it lasts");
        Assert.Empty(await page.FindingsInBothThemesAsync("publish-dialog-desk"));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("Version 1 counts from now on")).ToBeVisibleAsync();
        await Expect(page.Locator(".versions")).ToContainTextAsync("Says until when it lasts");
        await page.GetByRole(AriaRole.Button, new() { Name = "What changed" }).ClickAsync();
        await Expect(page.Locator(".diff .added").First).ToContainTextAsync("Locked, {{user_name}}");
    }

    [Fact]
    public async Task A_preview_follows_each_pause_of_the_typing()
    {
        await using var host = await TestHost.StartAsync();
        var page = await LiveAsync(host, await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), "/templates/account-locked");
        var (field, frame) = (page.GetByLabel("HTML", new() { Exact = true }), page.FrameLocator("iframe.mail-frame"));
        await Expect(frame.GetByText("Your account is locked for a while")).ToBeVisibleAsync();

        for (var n = 1; n <= 5; n++)
        {
            await field.FillAsync($"<h1>Locked {n} times</h1><p>Until {{{{locked_until}}}}</p>");
            await Expect(frame.GetByRole(AriaRole.Heading, new() { Name = $"Locked {n} times" })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task The_last_letters_are_kept_when_somebody_goes_on_to_another_page_at_once()
    {
        await using var host = await TestHost.StartAsync();
        var page = await LiveAsync(host, await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), "/templates/account-locked");
        var field = page.GetByLabel("HTML", new() { Exact = true });
        for (var n = 1; n <= 3; n++)
        {
            await field.FillAsync($"<h1>Written {n}</h1>\n<p>Until {{{{locked_until}}}}</p>");
            await Expect(page.FrameLocator("iframe.mail-frame").GetByText($"Written {n}")).ToBeVisibleAsync();
            if (n == 2)
                await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Templates" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Templates", Level = 1 })).ToBeVisibleAsync();
        await page.GotoAsync("/templates/account-locked");

        await Expect(field).ToHaveValueAsync("<h1>Written 3</h1>\n<p>Until {{locked_until}}</p>");
    }

    /// <summary>Pages that only have something to show once something was sent.</summary>
    [Fact]
    public async Task Pages_of_messages_look_right_in_both_themes_on_a_desk_and_a_phone()
    {
        await using var host = await TestHost.StartAsync(configure: services => services.WithoutWork());
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        var (sent, doubtful) = await SomeAsync(host, ada);
        var findings = new List<string>();
        foreach (var (size, width, height) in PageLook.Screens)
            foreach (var (name, path) in new[]
            {
                ("messages", "/messages"), ("messages-doubt", "/messages?state=indoubt"), ("deliverability-few", "/messages/deliverability"), ("message-sent", $"/messages/{sent}"), ("message-doubt", $"/messages/{doubtful}"), ("addresses", "/messages/addresses"),
                ("outbox-full", "/messages/outbox"), ("template-edited", "/templates/notice"), ("templates-own", "/templates"), ("user-messages", $"/users/{ada.UserId}"),
            })
            {
                var page = await browsers.PageAsync(host, ada, path, width, height);
                await Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
                findings.AddRange(await page.FindingsInBothThemesAsync($"{name}-{size}"));
                await page.Context.LeaveAsync();
            }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private static async Task<(long Sent, long Doubtful)> SomeAsync(TestHost host, Actor ada)
    {
        var clock = host.Get<TimeProvider>();
        var ids = new List<long>();
        await using (var db = host.Open())
        {
            var user = db.Users.Single(row => row.Id == ada.UserId);
            foreach (var (to, about) in new[] { (MessageRecipient.Of(user), "1"), (MessageRecipient.At(host.TenantId, "anna+lost@x.test", "Anna Duarte"), "1"), (MessageRecipient.At(host.TenantId, "bob+refused@x.test", "Bob Stone"), "1"), (MessageRecipient.At(host.TenantId, "cy+later@x.test", "Cy Young"), "1") })
            {
                var row = MessageQueue.Add(db, new NewMessage(NoticeMessage.Is, about, to) { Values = new Dictionary<string, string> { ["title"] = "118 Cedar Street, Galt", ["by"] = "Jonas Reyes", ["what"] = "approved this lead", ["detail"] = "Great photos, thank you.\nCall me." } }, clock);
                await db.SaveChangesAsync(ct);
                ids.Add(row.Id);
            }

            MessageQueue.Add(db, new NewMessage(PasswordResetMessage.Is, "1", MessageRecipient.Of(user)) { Values = new Dictionary<string, string> { ["site"] = "https://console.keller.test/" } }, clock);
            await db.SaveChangesAsync(ct);
        }

        while (await host.Get<Core.Messages.Sending.SendMessages>().BatchAsync(host.TenantId, ct) > 0)
        {
        }

        var content = new TemplateTest(NoticeMessage.Is.Words with { Subject = "News: {{title}}" }, NoticeMessage.Is.Words, 40);
        Assert.True((await host.Get<PublishTemplate>().RunAsync("notice", (await host.Get<SaveTemplateDraft>().RunAsync("notice", content, 0, ada, ct)).Value, "Says what it is", ada, ct)).Succeeded);
        await host.Get<SaveTemplateDraft>().RunAsync("notice", content with { Words = content.Words with { Html = "<h1>{{titel}}</h1><p style=\"color:#bbbbbb\">{{title}}</p>" } }, 0, ada, ct);
        return (ids[0], ids[1]);
    }

    private async Task<IPage> LiveAsync(TestHost host, Actor who, string path)
    {
        var page = await browsers.PageAsync(host, who, path);
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(page.Locator(".template-columns[data-attached]")).ToBeVisibleAsync();
        return page;
    }
}
