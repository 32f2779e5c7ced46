using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Access;

public sealed class EntraSignInTests : IAsyncLifetime
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private TestAuthority authority = null!;
    private TestHost host = null!;

    public async ValueTask InitializeAsync()
    {
        authority = await TestAuthority.StartAsync();
        host = await TestHost.StartAsync("Production", settings: authority.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await authority.DisposeAsync();
    }

    [Fact]
    public async Task The_first_visit_makes_an_account_without_a_password_and_with_the_mapped_roles()
    {
        var client = host.Client();
        Assert.Contains("Sign in with Microsoft", await client.GetStringAsync("/sign-in"));

        var answer = await SignInAsync(client, "/leads/board");

        Assert.Equal("/leads/board", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/leads/board")).StatusCode);
        var rosa = await UserAsync("rosa@keller.test");
        Assert.Equal(("Rosa Lindt", (string?)null, host.TenantId), (rosa!.DisplayName, rosa.PasswordHash, rosa.TenantId));
        Assert.True((await host.Get<AccessDirectory>().FindAsync(rosa.Id, ct))!.Roles.SetEquals([BuiltInRoles.Manager]));
        Assert.Equal(["user.created", "user.roles-changed", "user.signed-in"], await ActionsAsync(rosa.Id));
    }

    [Fact]
    public async Task The_directory_decides_on_roles_with_each_sign_in()
    {
        await SignInAsync(host.Client());
        authority.Claims["roles"] = new[] { "Ops.Finance", "Something.Else" };
        await SignInAsync(host.Client());

        var rosa = await UserAsync("rosa@keller.test");
        var access = (await host.Get<AccessDirectory>().FindAsync(rosa!.Id, ct))!;
        Assert.True(access.Roles.SetEquals([BuiltInRoles.Finance]));
        Assert.DoesNotContain(LeadPermissions.Approve, access.Permissions.AsEnumerable());
    }

    [Theory]
    [InlineData("Something.Else")]
    [InlineData("Admin")]
    public async Task An_unknown_role_opens_nothing_and_makes_nothing(string role)
    {
        authority.Claims["roles"] = new[] { role };
        Assert.Equal("/sign-in?why=no-role", Where(await SignInAsync(host.Client())));
        Assert.Null(await UserAsync("rosa@keller.test"));
    }

    [Fact]
    public async Task Somebody_barred_here_stays_barred()
    {
        await SignInAsync(host.Client());
        var rosa = await UserAsync("rosa@keller.test");
        await host.Get<DisableUser>().RunAsync(rosa!.Id, "Left the firm", Actor.System(host.TenantId, "Test"), ct);

        var client = host.Client();
        Assert.Equal("/sign-in?why=entra", Where(await SignInAsync(client)));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/leads/board")).StatusCode);
        Assert.Equal("user.sign-in-failed", (await ActionsAsync(rosa.Id))[^1]);
    }

    [Fact]
    public async Task An_account_with_a_password_is_not_taken_over_by_its_address()
    {
        var create = host.Get<CreateUser>();
        await create.RunAsync(new NewUser("rosa@keller.test", "Rosa", [BuiltInRoles.Admin]), "seven green bicycles", Actor.System(host.TenantId, "Test"), ct);
        Assert.Equal("/sign-in?why=entra", Where(await SignInAsync(host.Client())));
    }

    [Fact]
    public async Task An_account_that_was_made_without_a_password_is_linked_at_the_first_visit()
    {
        var id = (await host.Get<CreateUser>().RunAsync(new NewUser("rosa@keller.test", "Rosa", [BuiltInRoles.Staff]), null, Actor.System(host.TenantId, "Test"), ct)).Value;
        await SignInAsync(host.Client());
        Assert.Equal(["user.created", "user.linked", "user.roles-changed", "user.signed-in"], await ActionsAsync(id));

        authority.Claims["email"] = "rosa.married@keller.test";
        await SignInAsync(host.Client());
        Assert.Equal("user.signed-in", (await ActionsAsync(id))[^1]);
        Assert.Null(await UserAsync("rosa.married@keller.test"));
    }

    [Fact]
    public async Task What_the_token_lacks_comes_from_the_user_info_if_it_is_about_the_same_person()
    {
        authority.Claims.Remove("email");
        (authority.UserInfo["sub"], authority.UserInfo["email"]) = ("somebody else", "mallory@keller.test");
        Assert.Equal("/sign-in?why=entra", Where(await SignInAsync(host.Client())));

        (authority.UserInfo["sub"], authority.UserInfo["email"]) = ("subject-of-rosa", "rosa@keller.test");
        Assert.Equal("/", Where(await SignInAsync(host.Client())));
        Assert.NotNull(await UserAsync("rosa@keller.test"));
    }

    [Theory]
    [InlineData("iss", "https://evil.example/v2.0")]
    [InlineData("aud", "another-client")]
    [InlineData("nonce", "another nonce")]
    [InlineData("exp", 1_000_000_000L)]
    [InlineData("exp", "soon")]
    [InlineData("nbf", 9_000_000_000L)]
    [InlineData("sub", "")]
    public async Task A_token_that_is_not_for_us_about_this_sign_in_and_now_is_refused(string claim, object value)
    {
        authority.Spoil = claims => claims[claim] = value;
        Assert.Equal("/sign-in?why=entra", Where(await SignInAsync(host.Client())));
        Assert.Null(await UserAsync("rosa@keller.test"));
    }

    [Fact]
    public async Task An_audience_of_several_must_name_us_as_the_one_it_was_made_for()
    {
        authority.Spoil = claims => claims["aud"] = new[] { TestAuthority.ClientId, "another" };
        Assert.Equal("/sign-in?why=entra", Where(await SignInAsync(host.Client())));
        authority.Spoil = claims => (claims["aud"], claims["azp"]) = (new[] { TestAuthority.ClientId, "another" }, TestAuthority.ClientId);
        Assert.Equal("/", Where(await SignInAsync(host.Client())));
    }

    [Fact]
    public async Task An_error_from_the_authority_comes_back_to_a_page_that_says_so()
    {
        authority.Refusal = "access_denied";
        var client = host.Client();
        var answer = await SignInAsync(client);
        Assert.Equal("/sign-in?why=entra", Where(answer));
        Assert.Contains("Signing in with Microsoft did not work.", await client.GetStringAsync(answer.Headers.Location));
    }

    [Fact]
    public async Task A_wrong_or_foreign_state_is_refused_before_any_token_is_asked_for()
    {
        var (client, mallory) = (host.Client(), host.Client());
        var back = await ToAuthorityAndBackAsync(client);

        var changed = QueryHelpers.AddQueryString(back.GetLeftPart(UriPartial.Path), new Dictionary<string, string?> { ["code"] = authority.LastCode, ["state"] = "made up" });
        Assert.Equal("/sign-in?why=entra", Where(await client.GetAsync(changed)));
        Assert.Equal("/sign-in?why=entra", Where(await mallory.GetAsync(back)));
        Assert.Equal(0, authority.TokensGiven);
    }

    [Fact]
    public async Task A_replayed_answer_opens_nothing()
    {
        var client = host.Client();
        var back = await ToAuthorityAndBackAsync(client);
        Assert.Equal("/", Where(await client.GetAsync(back)));
        Assert.Equal("/sign-in?why=entra", Where(await client.GetAsync(back)));

        // The state of a fresh sign-in with the code of the old one: the authority gives nothing for it a second time.
        var old = authority.LastCode;
        var fresh = QueryHelpers.ParseQuery((await ToAuthorityAndBackAsync(client)).Query);
        var mixed = QueryHelpers.AddQueryString(back.GetLeftPart(UriPartial.Path), new Dictionary<string, string?> { ["code"] = old, ["state"] = fresh["state"] });
        Assert.Equal("/sign-in?why=entra", Where(await client.GetAsync(mixed)));
        Assert.Equal(1, authority.TokensGiven);
    }

    [Fact]
    public async Task A_person_from_the_directory_has_no_password_to_reset()
    {
        await SignInAsync(host.Client());
        await host.Client().SubmitAsync("/forgot-password", ("email", "rosa@keller.test"));
        await using var db = host.Open();
        Assert.False(await db.OutgoingMessages.AnyAsync(row => row.Template == "password-reset", ct));
    }

    [Fact]
    public async Task Half_a_configuration_does_not_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync("Production", settings: [.. authority.Settings.Where(setting => !setting.Contains("Secret"))]));
        Assert.Contains("Entra:ClientSecret", failure.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync("Production", settings: [.. authority.Settings, "Entra:Authority=http://login.example"]));
    }

    private async Task<HttpResponseMessage> SignInAsync(HttpClient client, string? returnUrl = null) =>
        await client.GetAsync(await ToAuthorityAndBackAsync(client, returnUrl));

    /// <returns>The address at the console that the authority sends the browser to.</returns>
    private static async Task<Uri> ToAuthorityAndBackAsync(HttpClient client, string? returnUrl = null)
    {
        var challenge = await client.GetAsync(returnUrl is null ? "/sign-in/entra" : $"/sign-in/entra?returnUrl={Uri.EscapeDataString(returnUrl)}");
        var authorized = await client.GetAsync(challenge.Headers.Location);
        Assert.Equal(HttpStatusCode.Redirect, authorized.StatusCode);
        return authorized.Headers.Location!;
    }

    private string Where(HttpResponseMessage response) => new Uri(host.Address, response.Headers.Location!).PathAndQuery;

    private async Task<User?> UserAsync(string email)
    {
        await using var db = host.Open();
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Email == email, ct);
    }

    private async Task<List<string>> ActionsAsync(long id)
    {
        await using var db = host.Open();
        return await db.Activity.Where(entry => entry.SubjectKind == "user" && entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(ct);
    }
}
