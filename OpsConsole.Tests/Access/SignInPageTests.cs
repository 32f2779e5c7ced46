using System.Net;
using AngleSharp.Dom;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Access;

public sealed class SignInPageTests
{
    private const string Password = "seven green bicycles";
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, InlineData("Development"), InlineData("Production")]
    public async Task The_right_password_opens_the_page_that_was_asked_for(string environment)
    {
        await using var host = await HostWithPaulaAsync(environment);
        var client = host.Client();

        var asked = await client.GetAsync("/leads/board?city=Elk%20Grove");
        var answer = await client.SubmitAsync(asked.Headers.Location!.PathAndQuery, ("email", "paula@keller.test"), ("password", Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/leads/board?city=Elk%20Grove", answer.Headers.Location!.OriginalString.Replace(host.Address.ToString(), "/"));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), text => text.StartsWith("opsconsole=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.DoesNotContain("expires=", cookie);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/leads/board")).StatusCode);
    }

    [Fact]
    public async Task Staying_signed_in_outlives_the_browser()
    {
        await using var host = await HostWithPaulaAsync("Production");
        var answer = await host.Client().SubmitAsync("/sign-in", ("email", "paula@keller.test"), ("password", Password), ("remember", "true"));
        Assert.Contains("expires=", Assert.Single(answer.Headers.GetValues("Set-Cookie"), text => text.StartsWith("opsconsole=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        await using var host = await HostWithPaulaAsync("Production");

        var wrong = await host.Client().SubmitAsync("/sign-in", ("email", "paula@keller.test"), ("password", "wrong"));
        var unknown = await host.Client().SubmitAsync("/sign-in", ("email", "nobody@keller.test"), ("password", "wrong"));

        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal(await CardAsync(wrong), (await CardAsync(unknown)).Replace("nobody@keller.test", "paula@keller.test"));
        Assert.Contains("That did not match.", await CardAsync(wrong));
    }

    [Fact]
    public async Task A_forgotten_password_gets_the_same_answer_with_and_without_an_account()
    {
        await using var host = await HostWithPaulaAsync("Production");

        var known = await host.Client().SubmitAsync("/forgot-password", ("email", "paula@keller.test"));
        var unknown = await host.Client().SubmitAsync("/forgot-password", ("email", "nobody@keller.test"));

        Assert.Equal(known.StatusCode, unknown.StatusCode);
        Assert.Equal(await CardAsync(known), (await CardAsync(unknown)).Replace("nobody@keller.test", "paula@keller.test"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Sign_in_never_sends_anybody_elsewhere(string returnUrl)
    {
        await using var host = await HostWithPaulaAsync("Production");
        var answer = await host.Client().SubmitAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", ("email", "paula@keller.test"), ("password", Password));
        Assert.Equal("/", new Uri(host.Address, answer.Headers.Location!).PathAndQuery);
        Assert.Equal(host.Address.Authority, new Uri(host.Address, answer.Headers.Location!).Authority);
    }

    [Fact]
    public async Task A_form_without_the_pages_token_is_refused()
    {
        await using var host = await HostWithPaulaAsync("Production");
        var forged = new FormUrlEncodedContent([new("_handler", "sign-in"), new("email", "paula@keller.test"), new("password", Password)]);
        var answer = await host.Client().PostAsync("/sign-in", forged);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(text => text.StartsWith("opsconsole=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Signing_out_needs_the_pages_token_and_forgets_the_cookie()
    {
        await using var host = await TestHost.StartAsync("Production");
        var maria = await host.MariaAsync();
        var client = await host.ClientAsync(maria);

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("/sign-out", new FormUrlEncodedContent([]))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/leads/board")).StatusCode);

        var page = await client.OpenAsync("/leads/board");
        var token = page.QuerySelector("form[action='/sign-out'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await client.PostAsync("/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal("/signed-out", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/signed-out")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/leads/board")).StatusCode);

        await using var db = host.Open();
        Assert.Contains(db.Activity, entry => entry.Action == "user.signed-out" && entry.ActorUserId == maria.UserId);
    }

    [Fact]
    public async Task A_new_password_signs_every_other_place_out()
    {
        await using var host = await HostWithPaulaAsync("Production");
        var elsewhere = host.Client();
        await elsewhere.SubmitAsync("/sign-in", ("email", "paula@keller.test"), ("password", Password));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/leads/board")).StatusCode);
        var link = await ResetLinkAsync(host);

        var two = await host.Client().SubmitAsync(link, ("password", "nine purple lanterns"), ("repeat", "nine purple lantern"));
        Assert.Contains("not the same", await CardAsync(two));
        var weak = await host.Client().SubmitAsync(link, ("password", "short"), ("repeat", "short"));
        Assert.Contains("at least 12 characters", await CardAsync(weak));
        var done = await host.Client().SubmitAsync(link, ("password", "nine purple lanterns"), ("repeat", "nine purple lanterns"));

        Assert.Equal("/sign-in?why=reset", new Uri(host.Address, done.Headers.Location!).PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/leads/board")).StatusCode);
        var again = await host.Client().SubmitAsync(link, ("password", "nine purple lanterns"), ("repeat", "nine purple lanterns"));
        Assert.Contains("no longer works", await CardAsync(again));
    }

    [Fact]
    public async Task Links_in_letters_never_follow_the_requests_host()
    {
        await using var host = await HostWithPaulaAsync("Production", "Site:Address=https://console.keller.test");
        var client = host.Client();
        client.DefaultRequestHeaders.Host = "evil.example";
        await client.SubmitAsync("/forgot-password", ("email", "paula@keller.test"));

        await using var db = host.Open();
        Assert.Contains("\"site\":\"https://console.keller.test/\"", Assert.Single(db.OutgoingMessages.Where(row => row.Template == "password-reset")).Values);
    }

    private static async Task<string> ResetLinkAsync(TestHost host)
    {
        await using var scope = host.Get<Accounts>().Open();
        var paula = (await scope.Users.FindByEmailAsync("paula@keller.test"))!;
        return $"/reset-password?user={paula.Id}&token={Uri.EscapeDataString(await scope.Users.GeneratePasswordResetTokenAsync(paula))}";
    }

    private static async Task<TestHost> HostWithPaulaAsync(string environment, params string[] settings)
    {
        var host = await TestHost.StartAsync(environment, settings: settings);
        Assert.Null((await host.Get<CreateUser>().RunAsync(
            new NewUser("paula@keller.test", "Paula Ortiz", [BuiltInRoles.Manager]), Password, Actor.System(host.TenantId, "Test"), ct)).Error);
        return host;
    }

    /// <summary>What the page says, without the hidden tokens.</summary>
    private static async Task<string> CardAsync(HttpResponseMessage response)
    {
        var card = (await response.PageAsync()).QuerySelector(".public-card")!;
        foreach (var hidden in card.QuerySelectorAll("input[type=hidden]").ToList())
            hidden.Remove();
        return card.OuterHtml;
    }
}
