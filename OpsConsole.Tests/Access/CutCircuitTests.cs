using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Access;
using static Microsoft.Playwright.Assertions;

namespace OpsConsole.Tests.Access;

[Collection(nameof(InBrowsers))]
public sealed class CutCircuitTests(Browsers browsers)
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task An_open_page_of_somebody_disabled_or_locked_goes_to_sign_in_at_once()
    {
        await using var host = await TestHost.StartAsync("Production");
        var (iris, maria, jonas) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.MariaAsync(), await host.JonasAsync());
        var (mine, theirs) = (await OpenAsync(host, maria), await OpenAsync(host, jonas));

        Assert.Null((await host.Get<DisableUser>().RunAsync(maria.UserId!.Value, "Left the firm", iris, ct)).Error);

        await Expect(mine).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/sign-in\?returnUrl=%2Fleads%2Fboard&why=ended$"));
        await Expect(mine.GetByRole(AriaRole.Status)).ToContainTextAsync("Your sign-in has ended.");
        Assert.EndsWith("/leads/board", theirs.Url);
    }

    [Fact]
    public async Task Signing_out_ends_the_other_tabs_of_the_browser_and_no_other_browser()
    {
        await using var host = await TestHost.StartAsync("Production");
        var maria = await host.MariaAsync();
        var (first, elsewhere) = (await OpenAsync(host, maria), await OpenAsync(host, maria));
        var second = await first.Context.NewPageAsync();
        await OpenBoardAsync(second);

        await first.GetByRole(AriaRole.Button, new() { Name = "Account of" }).ClickAsync();
        await first.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();

        await Expect(first.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        await Expect(second.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        Assert.DoesNotContain(await first.Context.CookiesAsync(), cookie => cookie.Name == SignInCookie.Name);
        Assert.EndsWith("/leads/board", elsewhere.Url);
    }

    [Fact]
    public async Task A_role_taken_away_reloads_the_page_which_then_says_what_is_missing()
    {
        await using var host = await TestHost.StartAsync("Production");
        var (iris, maria) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.MariaAsync());
        var page = await OpenAsync(host, maria);

        await using (var db = host.Open())
        {
            var stamp = db.Users.Single(user => user.Id == maria.UserId).ConcurrencyStamp!;
            Assert.Null((await host.Get<ChangeUserRoles>().RunAsync(new UserRef(maria.UserId!.Value, stamp), [BuiltInRoles.Agent], iris, ct)).Error);
        }

        await Expect(page.Locator(".code-line")).ToHaveTextAsync(LeadPermissions.View);
    }

    [Fact]
    public async Task No_page_that_is_sent_away_or_loaded_anew_leaves_an_error_in_the_log()
    {
        var log = new RememberedLog();
        await using var host = await TestHost.StartAsync("Production", configure: services => services.AddLogging(logging => logging.AddProvider(log)));
        var (iris, maria, jonas, sam) = (await host.SomebodyAsync("Iris Admin", BuiltInRoles.Admin), await host.MariaAsync(), await host.JonasAsync(), await host.SamAsync());
        var (disabled, changed, left) = (await OpenAsync(host, maria), await OpenAsync(host, jonas), await OpenAsync(host, sam));
        var leftToo = await left.Context.NewPageAsync();
        await OpenBoardAsync(leftToo);

        Assert.Null((await host.Get<DisableUser>().RunAsync(maria.UserId!.Value, "Left the firm", iris, ct)).Error);
        await using (var db = host.Open())
        {
            var stamp = db.Users.Single(user => user.Id == jonas.UserId).ConcurrencyStamp!;
            Assert.Null((await host.Get<ChangeUserRoles>().RunAsync(new UserRef(jonas.UserId!.Value, stamp), [BuiltInRoles.Agent], iris, ct)).Error);
        }

        await left.GetByRole(AriaRole.Button, new() { Name = "Account of" }).ClickAsync();
        await left.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Expect(disabled).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        await Expect(changed.Locator(".code-line")).ToHaveTextAsync(LeadPermissions.View);
        await Expect(leftToo.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        // Past the moment when the circuits of these pages are gone.
        await Task.Delay(CutConnections.Grace + TimeSpan.FromSeconds(2), ct);

        Assert.DoesNotContain(log.Lines, line => line.Contains("Navigation failed", StringComparison.Ordinal) || line.Contains("Unhandled exception", StringComparison.Ordinal));
    }

    private async Task<IPage> OpenAsync(TestHost host, Actor who)
    {
        var page = await browsers.PageAsync(host, who, "/signed-out");
        await OpenBoardAsync(page);
        return page;
    }

    /// <summary>Waits for the circuit's first drawing: only what is open can be cut.</summary>
    private static async Task OpenBoardAsync(IPage page)
    {
        var drawn = new TaskCompletionSource();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (System.Text.Encoding.UTF8.GetString(frame.Binary ?? []).Contains("JS.RenderBatch", StringComparison.Ordinal))
                drawn.TrySetResult();
        };
        await page.GotoAsync("/leads/board");
        await drawn.Task.WaitAsync(TimeSpan.FromSeconds(20), ct);
    }
}
