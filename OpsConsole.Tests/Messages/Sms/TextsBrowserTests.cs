using Microsoft.Playwright;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Messages.Sms;

[Collection(nameof(InBrowsers))]
public sealed class TextsBrowserTests(Browsers browsers)
{
    [Fact]
    public async Task One_answers_on_a_phone_and_another_sees_it_come_in()
    {
        await using var host = await TestHost.StartAsync();
        var (ada, iris) = (await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), await host.SomebodyAsync("Iris Novak", BuiltInRoles.Admin));
        await host.TextedAsync(ada);
        var received = await browsers.PageAsync(host, iris, "/messages/texts");
        await Expect(received.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        var lines = received.GetByRole(AriaRole.Region, new() { Name = "Received texts" }).Locator("tbody tr");
        await Expect(lines).ToHaveCountAsync(2);
        var sent = await browsers.PageAsync(host, iris, "/messages?by=text");
        await Expect(sent.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        var texts = sent.GetByRole(AriaRole.Region, new() { Name = "Messages" }).Locator("tbody tr");
        var before = await texts.CountAsync();

        var phone = await browsers.PageAsync(host, ada, "/integrations/simulators/phone");
        await Expect(phone.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await phone.GetByLabel("Answer").FillAsync("STOP");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

        // Nobody reloads a page.
        await Expect(lines).ToHaveCountAsync(3);
        await Expect(lines.First).ToContainTextAsync("STOP");
        await Expect(lines.First.Locator(".tag.bad")).ToHaveTextAsync("STOP");
        // Its answer leaves through the queue, which the other list shows.
        await Expect(texts).ToHaveCountAsync(before + 1, new() { Timeout = 30_000 });
        await Expect(texts.First).ToContainTextAsync("no more texts", new() { Timeout = 30_000 });

        await phone.GetByLabel("Answer").FillAsync("Who is this?");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(lines.First).ToContainTextAsync("Who is this?");
    }
}
