using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Registering;
using OpsConsole.Core.Users.Terms;
using OpsConsole.Core.Users.TwoFactor;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Access;

/// <summary>Pages about an account that stand only on the way to something, looked at as <see cref="Shell.EveryPageTests"/> looks at the others.</summary>
[Collection(nameof(Looking))]
public sealed partial class AccountLookTests(Browsers browsers)
{
    private const string Password = "seven green bicycles";
    private static readonly CancellationToken ct = CancellationToken.None;

    private readonly List<string> findings = [];

    [Fact]
    public async Task What_stands_on_the_way_has_no_serious_finding_in_either_theme()
    {
        var mail = new RememberedMail();
        await using var host = await TestHost.StartAsync(configure: services => services.AddSingleton<IMailTransport>(mail));
        foreach (var (size, width, height) in PageLook.Screens)
        {
            await RegisteringAsync(host, mail, size, width, height);
            await CodesAsync(host, size, width, height);
            await TermsAsync(host, mail, size, width, height);
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private async Task RegisteringAsync(TestHost host, RememberedMail mail, string size, int width, int height)
    {
        var email = $"rosa.{size}@agents.test";
        var link = await AskAsync(host, mail, email);
        var page = await browsers.PageAsync(host, null, link, width, height);
        await page.GetByLabel("Password").FillAsync("Password12345");
        await page.GetByLabel("Password").PressSequentiallyAsync("6");
        await Expect(page.GetByText("That is among the first")).ToBeVisibleAsync();
        await LookAsync(page, $"register-password-{size}");
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByLabel("Once more").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your account is ready" })).ToBeVisibleAsync();
        await LookAsync(page, $"register-done-{size}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await SignInAsync(page, email);
        foreach (var step in new[] { "Your phone", "Your markets", "What you hear of" })
        {
            await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = step })).ToBeVisibleAsync();
            if (step == "Your markets")
            {
                await page.GetByLabel("Add a market").FillAsync("Elk Grove, CA");
                await page.GetByLabel("Add a market").PressAsync("Enter");
                await Expect(page.GetByText("Elk Grove, CA", new() { Exact = true })).ToBeVisibleAsync();
            }

            await LookAsync(page, $"welcome-{step.Split(' ')[^1]}-{size}");
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^(Next|Finish)$") }).ClickAsync();
        }

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are set" })).ToBeVisibleAsync();
        await LookAsync(page, $"welcome-set-{size}");

        var admin = await browsers.PageAsync(host, await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), "/users/registrations", width, height);
        await Expect(admin.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await admin.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Decline ") }).First.ClickAsync();
        await Expect(admin.GetByLabel("Reason, which they read")).ToBeVisibleAsync();
        await LookAsync(admin, $"registrations-{size}");
        await admin.GotoAsync("/profile#notices");
        await Expect(admin.Locator(".app[data-interactive]")).ToBeVisibleAsync();
        await admin.Locator("#notices").ScrollIntoViewIfNeededAsync();
        await LookAsync(admin, $"profile-notices-{size}");
        await admin.Locator("#data").ScrollIntoViewIfNeededAsync();
        await LookAsync(admin, $"profile-data-{size}");
    }

    private async Task CodesAsync(TestHost host, string size, int width, int height)
    {
        var email = $"paula.{size}@keller.test";
        var paula = (await host.Get<CreateUser>().RunAsync(new NewUser(email, "Paula Ortiz", [BuiltInRoles.Manager]), Password, Actor.System(host.TenantId, "Test"), ct)).Value;
        var actor = await host.Get<AccessDirectory>().ActorAsync(paula);
        var key = (await host.Get<BeginTwoFactor>().RunAsync(actor, ct)).Value.Key;
        var page = await browsers.PageAsync(host, actor, "/profile/two-factor", width, height);
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(TotpCode.At(key, TotpCode.StepAt(TimeProvider.System.GetUtcNow())));
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        await Expect(page.GetByLabel("Recovery codes")).ToBeVisibleAsync();
        await LookAsync(page, $"recovery-codes-{size}");
        await page.GotoAsync("/profile/two-factor");
        await LookAsync(page, $"two-factor-on-{size}");
        var other = await browsers.PageAsync(host, null, "/sign-in", width, height);
        await SignInAsync(other, email);
        await other.GetByLabel("Code").FillAsync("000000");
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(other.GetByText("does not match")).ToBeVisibleAsync();
        await LookAsync(other, $"second-step-{size}");
    }

    private async Task TermsAsync(TestHost host, RememberedMail mail, string size, int width, int height)
    {
        var email = $"rita.{size}@agents.test";
        var link = await AskAsync(host, mail, email);
        var at = Regex.Match(link, @"id=(\d+)&token=(\w+)");
        var made = await host.Get<ConfirmRegistration>().RunAsync(new(long.Parse(at.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), at.Groups[2].Value, "Rita Reyes", Password), null, ct);
        Assert.True(made.Succeeded);
        await using (var db = host.Open())
        {
            // As if they had said yes before the version that counts now.
            var rows = db.TermsAcceptances.Where(row => row.UserId == made.Value.UserId && row.Document == LegalDocument.Terms);
            db.TermsAcceptances.RemoveRange(rows);
            await db.SaveChangesAsync(ct);
        }

        var page = await browsers.PageAsync(host, null, "/sign-in?returnUrl=%2Fwelcome", width, height);
        await SignInAsync(page, email);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The terms have changed" })).ToBeVisibleAsync();
        await LookAsync(page, $"terms-on-the-way-{size}");
        await page.GetByLabel("I agree").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Welcome", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task<string> AskAsync(TestHost host, RememberedMail mail, string email)
    {
        Assert.True((await host.Get<Register>().RunAsync(new(RegistrationKind.Agent, email, "Rosa Reyes", AcceptsTerms: true), ct)).Succeeded);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!mail.Sent.Any(letter => letter.To == email))
            await Task.Delay(50, patience.Token);
        return Link().Match(mail.Sent.Last(letter => letter.To == email).Text).Value;
    }

    private async Task LookAsync(IPage page, string name) => findings.AddRange(await page.FindingsInBothThemesAsync(name));

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    [GeneratedRegex(@"http\S+/register/confirm\?id=\d+&token=\S+")]
    private static partial Regex Link();
}
