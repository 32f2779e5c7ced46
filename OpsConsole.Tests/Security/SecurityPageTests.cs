using System.Net;
using Microsoft.Playwright;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Security;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Tests.Ground;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Security;

[Collection(nameof(InBrowsers))]
public sealed class SecurityPageTests(Browsers browsers)
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task An_alert_comes_up_by_itself_and_one_of_two_who_see_it_closes_it_and_lets_the_address_in()
    {
        await using var host = await TestHost.StartAsync();
        var (ada, otto) = (await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), await host.SomebodyAsync("Otto Lind", BuiltInRoles.Admin));
        var (hers, his) = (await browsers.PageAsync(host, ada, "/security"), await browsers.PageAsync(host, otto, "/security"));
        await Expect(hers.GetByText("No open alert.")).ToBeVisibleAsync();
        await Expect(his.Locator(".app[data-interactive]")).ToBeVisibleAsync();

        for (var n = 0; n < 21; n++)
            await host.Get<SignIn>().RunAsync($"nobody{n}@keller.test", "wrong", "203.0.113.66", ct);

        await Expect(hers.GetByRole(AriaRole.Region, new() { Name = "Open alerts" })).ToContainTextAsync("203.0.113.66");
        await Expect(his.GetByRole(AriaRole.Region, new() { Name = "Open alerts" })).ToContainTextAsync("20 sign-ins");
        await Expect(hers.GetByRole(AriaRole.Region, new() { Name = "Log of attempts to sign in" })).ToContainTextAsync("Address is shut out");
        await his.GetByRole(AriaRole.Button, new() { Name = "Let in again" }).ClickAsync();
        await Expect(hers.GetByRole(AriaRole.Heading, new() { Name = "Shut out now" })).ToHaveCountAsync(0);
        await hers.GetByRole(AriaRole.Button, new() { Name = "Close… the alert" }).FocusAsync();
        await hers.Keyboard.PressAsync("Enter");
        await hers.GetByLabel("What it was").FillAsync("A colleague's script");
        await hers.Keyboard.PressAsync("Tab");
        await hers.GetByRole(AriaRole.Button, new() { Name = "Close the alert" }).PressAsync("Enter");
        await Expect(his.GetByText("A colleague's script")).ToBeVisibleAsync();
        await Expect(his.GetByText("No open alert.")).ToBeVisibleAsync();

        await hers.GetByLabel("Refused only").CheckAsync();
        await Expect(hers).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("show=refused"));
    }

    [Fact]
    public async Task Who_asks_for_more_than_a_person_does_is_told_of_and_signed_out_where_the_settings_say_so()
    {
        await using var host = await TestHost.StartAsync("Production");
        var (ada, maria) = (await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), await host.MariaAsync());
        SettingEdit[] edits = [new(SecuritySettings.RequestsPerMinute.Key, "30", 0), new(SecuritySettings.RequestsEndSession.Key, SecuritySettings.RequestsEndSession.Print(true), 0)];
        Assert.True((await host.Get<ChangeSettings>().RunAsync(SettingScope.Tenant, edits, ada, ct)).Succeeded);
        using var program = await host.ClientAsync(maria);
        var answers = new List<HttpStatusCode>();
        // The minute may turn once meanwhile.
        for (var n = 0; n < 70; n++)
            answers.Add((await program.GetAsync("/search/leads?q=alder", ct)).StatusCode);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (answers[0], answers[^1]));
        var alert = Assert.Single((await host.Get<SecurityOverviewQuery>().LoadAsync(host.TenantId, ct)).Open);
        Assert.Equal((IntrusionRule.Use, "Maria Keller", 31, "The sign-in was ended."), (alert.Rule, alert.About, alert.Count, alert.Did));
        Assert.Empty(await host.Get<UserSessionsQuery>().LoadAsync(host.TenantId, maria.UserId!.Value, ct));
    }

    [Fact]
    public async Task The_page_has_no_findings_when_much_happens()
    {
        await using var host = await TestHost.StartAsync();
        var ada = await host.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin);
        for (var n = 0; n < 23; n++)
            await host.Get<SignIn>().RunAsync($"firstname.lastname{n}@keller.test", "wrong", "2001:db8:85a3:8d3:1319:8a2e:370:7348", ct);
        for (var n = 0; n < 24; n++)
            await host.Get<SignIn>().RunAsync("ops@keller.test", "wrong", "203.0.113.66", ct);
        await host.Get<IntrusionWatch>().OfUseAsync(host.TenantId, ada.UserId!.Value, "Ada Brandt", 1201, null, ct);
        var open = await host.Get<SecurityOverviewQuery>().LoadAsync(host.TenantId, ct);
        await host.Get<CloseSecurityAlert>().RunAsync(open.Open.Single(alert => alert.About == "203.0.113.66").Id, "The office printer had an old password.", ada, ct);
        var findings = new List<string>();
        foreach (var (size, width, height) in PageLook.Screens)
        {
            var page = await browsers.PageAsync(host, ada, "/security", width, height);
            await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
            await page.SettledAsync();
            findings.AddRange(await page.FindingsInBothThemesAsync($"security-busy-{size}"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Close…" }).First.ClickAsync();
            await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
            findings.AddRange(await page.FindingsInBothThemesAsync($"security-dialog-{size}"));
            await page.Context.LeaveAsync();
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }
}
