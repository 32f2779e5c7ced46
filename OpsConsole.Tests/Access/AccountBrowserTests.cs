using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Messages.Writing;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.TwoFactor;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Access;

/// <summary>An account from nothing to the first lead, and codes from switching on to signing in with them.</summary>
[Collection(nameof(InBrowsers))]
public sealed partial class AccountBrowserTests(Browsers browsers)
{
    private const string Password = "seven green bicycles";

    [Fact]
    public async Task Somebody_registers_confirms_takes_the_first_steps_and_submits_a_lead()
    {
        await using var host = await TestHost.StartAsync();
        var iris = await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin);
        var deciding = await browsers.PageAsync(host, iris, "/users/registrations");
        await Expect(deciding.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await Expect(deciding.GetByText("Nobody waits")).ToBeVisibleAsync();
        var page = await browsers.PageAsync(host, null, "/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Register" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Agent" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Rosa Reyes");
        await page.GetByLabel("E-mail").FillAsync("rosa@agents.test");
        await page.GetByLabel("I agree").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Look into your mail" })).ToBeVisibleAsync();

        await page.GotoAsync(Link().Match(await LetterAsync(host)).Value);
        await page.GetByLabel("Password").PressSequentiallyAsync("Password12345");
        await Expect(page.GetByText("That is among the first")).ToBeVisibleAsync();
        await page.GetByLabel("Password").FillAsync(Password);
        await Expect(page.GetByText("This one will do.")).ToBeVisibleAsync();
        await page.GetByLabel("Once more").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await SignInAsync(page, "rosa@agents.test");

        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.Locator("#phone").FillAsync("12345");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the number" }).ClickAsync();
        await Expect(page.GetByText("Enter a number of the United States")).ToBeVisibleAsync();
        await page.Locator("#phone").FillAsync("916 555 0134");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the number" }).ClickAsync();
        await Expect(page.Locator("#phone")).ToHaveValueAsync("(916) 555-0134");
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your markets" })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.GetByLabel("Add a market").FillAsync("958");
        await page.GetByLabel("Add a market").PressAsync("Enter");
        await Expect(page.GetByText("ZIP 958…")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();

        await deciding.GetByRole(AriaRole.Button, new() { Name = "Approve Rosa Reyes" }).ClickAsync();
        await Expect(deciding.GetByText("Nobody waits")).ToBeVisibleAsync();
        // The role came: the page loads anew and goes on where it was.
        await Expect(page.GetByLabel("A lead of yours is approved or rejected: by mail")).ToBeVisibleAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.GetByLabel("A lead of yours is approved or rejected: by mail").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are set" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Submit a lead" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Submit a lead" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Codes_are_switched_on_and_asked_for_at_the_next_sign_in()
    {
        await using var host = await TestHost.StartAsync();
        await host.Get<CreateUser>().RunAsync(new NewUser("paula@keller.test", "Paula Ortiz", [BuiltInRoles.Manager]), Password, Actor.System(host.TenantId, "Test"), default);
        var page = await browsers.PageAsync(host, null, "/sign-in?returnUrl=%2Fprofile");
        await SignInAsync(page, "paula@keller.test");
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Set it up" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Code to scan" })).ToBeVisibleAsync();
        await page.GetByText("Cannot scan?").ClickAsync();
        var key = (await page.Locator("#key-text").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(CodeOf(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        var codes = (await page.GetByLabel("Recovery codes").InnerTextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, codes.Length);
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(page.GetByText("10 recovery codes left")).ToBeVisibleAsync();

        var other = await browsers.PageAsync(host, null, "/sign-in?returnUrl=%2Fleads%2Fboard");
        await SignInAsync(other, "paula@keller.test");
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "Your code" })).ToBeVisibleAsync();
        // The code that switched it on is used up; a recovery code is not.
        await other.GetByLabel("Code").FillAsync(codes[3]);
        await other.GetByLabel("Do not ask on this browser").CheckAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(other).ToHaveURLAsync(new Regex("/leads/board"));
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    private static string CodeOf(string key) => TotpCode.At(key, TotpCode.StepAt(TimeProvider.System.GetUtcNow()));

    private static async Task<string> LetterAsync(TestHost host)
    {
        var outbox = Directory.CreateDirectory(Path.Combine(host.Folder, "outbox"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (outbox.GetFiles("*.eml") is [])
            await Task.Delay(50, patience.Token);
        var letter = await File.ReadAllBytesAsync(outbox.GetFiles("*.eml").Single().FullName, patience.Token);
        return MailReader.Read(letter).All.First(part => part.Kind == "text/plain").Text;
    }

    [GeneratedRegex(@"http\S+/register/confirm\?id=\d+&token=\S+")]
    private static partial Regex Link();
}
