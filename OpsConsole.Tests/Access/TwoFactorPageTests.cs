using System.Net;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.TwoFactor;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Access;

/// <summary>The second step as a browser goes through it, without a script.</summary>
public sealed class TwoFactorPageTests
{
    private const string Password = "seven green bicycles";
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task A_browser_that_gave_a_code_and_wishes_so_is_not_asked_again_until_the_password_changes()
    {
        await using var host = await TestHost.StartAsync("Production");
        var (paula, codes) = await WithCodesAsync(host);
        var client = host.Client();

        var half = await SignInAsync(client);
        Assert.Equal("/sign-in/code?returnUrl=%2Fleads%2Fboard", PathOf(host, half));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/leads/board")).StatusCode);
        var wrong = await client.SubmitAsync("/sign-in/code?returnUrl=%2Fleads%2Fboard", ("code", "000000"));
        Assert.Contains("does not match", await wrong.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
        var right = await client.SubmitAsync("/sign-in/code?returnUrl=%2Fleads%2Fboard", ("code", codes[0]), ("known", "true"));
        Assert.Equal("/leads/board", PathOf(host, right));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/leads/board")).StatusCode);

        // The same browser later: the password is enough. Another one is asked.
        await SignOutAsync(client);
        Assert.Equal("/leads/board", PathOf(host, await SignInAsync(client)));
        Assert.StartsWith("/sign-in/code", PathOf(host, await SignInAsync(host.Client())), StringComparison.Ordinal);

        await host.Get<ChangeOwnPassword>().RunAsync(Password, "nine purple lanterns", null, await host.Get<AccessDirectory>().ActorAsync(paula), ct);
        Assert.StartsWith("/sign-in/code", PathOf(host, await SignInAsync(client, "nine purple lanterns")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_step_alone_opens_nothing_and_grows_old_with_the_account()
    {
        await using var host = await TestHost.StartAsync("Production");
        var (paula, codes) = await WithCodesAsync(host);
        Assert.Equal("/sign-in?why=too-late", PathOf(host, await host.Client().GetAsync("/sign-in/code")));
        Assert.Equal("/sign-in?why=too-late", PathOf(host, await host.Client().GetAsync("/sign-in/set-up")));
        Assert.Equal("/sign-in?why=too-late", PathOf(host, await host.Client().GetAsync("/sign-in/terms")));
        var client = host.Client();
        await SignInAsync(client);
        // The first step is no yes to terms, and no way past the code.
        Assert.Equal("/sign-in?why=too-late", PathOf(host, await client.GetAsync("/sign-in/terms")));
        await using (var db = host.Open())
            await db.Users.Where(user => user.Id == paula).ExecuteUpdateAsync(set => set.SetProperty(user => user.SecurityStamp, "another"));

        Assert.StartsWith("/sign-in?", PathOf(host, await client.SubmitAsync("/sign-in/code", ("code", codes[1]))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/leads/board")).StatusCode);
    }

    [Fact]
    public async Task Changing_the_own_password_keeps_this_browser_in_and_no_other()
    {
        await using var host = await TestHost.StartAsync("Production");
        await host.Get<CreateUser>().RunAsync(new NewUser("paula@keller.test", "Paula Ortiz", [BuiltInRoles.Manager]), Password, Actor.System(host.TenantId, "Test"), ct);
        var (here, elsewhere) = (host.Client(), host.Client());
        await SignInAsync(here);
        await SignInAsync(elsewhere);

        var wrong = await here.SubmitAsync("/profile/password", ("present", "wrong"), ("password", "nine purple lanterns"), ("repeat", "nine purple lanterns"));
        Assert.Contains("not your present password", await wrong.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
        var common = await here.SubmitAsync("/profile/password", ("present", Password), ("password", "Summer2026!!"), ("repeat", "Summer2026!!"));
        Assert.Contains("among the first", await common.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
        var done = await here.SubmitAsync("/profile/password", ("present", Password), ("password", "nine purple lanterns"), ("repeat", "nine purple lanterns"));

        Assert.Equal("/profile?done=password", PathOf(host, done));
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/leads/board")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/leads/board")).StatusCode);
    }

    [Fact]
    public async Task The_check_while_typing_says_what_the_rules_say()
    {
        await using var host = await TestHost.StartAsync("Production");
        foreach (var (password, said) in new[] { ("short", "at least 12"), ("Summer2026!!", "among the first"), ("Rosa-Rosa-Buyer", "Leave your name"), ("nine purple lanterns", "null") })
        {
            var answer = await host.Client().PostAsync("/password-check", new StringContent(
                System.Text.Json.JsonSerializer.Serialize(new { password, email = "rosa@buyer.test", name = "Rosa Buyer", least = 12 }), System.Text.Encoding.UTF8, "application/json"), ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(said, await answer.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
        }
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string password = Password) =>
        client.SubmitAsync("/sign-in?returnUrl=%2Fleads%2Fboard", ("email", "paula@keller.test"), ("password", password));

    private static async Task SignOutAsync(HttpClient client)
    {
        var token = (await client.OpenAsync("/leads/board")).QuerySelector("form[action='/sign-out'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await client.PostAsync("/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
    }

    private static string PathOf(TestHost host, HttpResponseMessage answer) => new Uri(host.Address, answer.Headers.Location!).PathAndQuery;

    private static async Task<(long UserId, string[] Codes)> WithCodesAsync(TestHost host)
    {
        var paula = (await host.Get<CreateUser>().RunAsync(new NewUser("paula@keller.test", "Paula Ortiz", [BuiltInRoles.Manager]), Password, Actor.System(host.TenantId, "Test"), ct)).Value;
        var actor = await host.Get<AccessDirectory>().ActorAsync(paula);
        var key = (await host.Get<BeginTwoFactor>().RunAsync(actor, ct)).Value.Key;
        return (paula, (await host.Get<ConfirmTwoFactor>().RunAsync(TotpCode.At(key, TotpCode.StepAt(TimeProvider.System.GetUtcNow())), actor, ct)).Value);
    }
}
