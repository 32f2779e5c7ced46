using System.Net;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Access;

namespace OpsConsole.Tests.Users;

public sealed class SessionTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly SessionOrigin somewhere = new("password", "203.0.113.7", "Firefox on Windows");

    [Theory, OnEveryDatabase]
    public async Task Each_attempt_to_sign_in_is_noted_with_what_came_of_it(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        foreach (var (email, password) in new[] { ("Paula@keller.test ", SomeUsers.Password), ("paula@keller.test", "wrong"), ("nobody@keller.test", "wrong") })
            await ops.Get<SignIn>().RunAsync(email, password, "203.0.113.7", ct);
        for (var n = 0; n < 6; n++)
            await ops.Get<SignIn>().RunAsync("paula@keller.test", "wrong", "198.51.100.1", ct);

        await using var db = ops.Open();
        var rows = await db.SignInAttempts.OrderBy(row => row.Id).ToListAsync(ct);
        Assert.Equal(
            [(paula, "paula@keller.test", SignInOutcome.Succeeded), (paula, "paula@keller.test", SignInOutcome.WrongPassword), (null, "nobody@keller.test", SignInOutcome.NoSuchAccount)],
            rows.Take(3).Select(row => (row.UserId, row.Email, row.Outcome)));
        Assert.Equal(SignInOutcome.Locked, rows[^1].Outcome);
        Assert.All(rows, row => Assert.Equal((ops.TenantId, ops.Time.NowUtc), (row.TenantId, row.AtUtc)));
    }

    [Theory, OnEveryDatabase]
    public async Task One_ends_ones_own_and_who_manages_users_ends_those_of_others(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas, ada) = (await ops.MariaAsync(), await ops.JonasAsync(), await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin));
        var stranger = await ops.SomebodyAsync("Dora Delta", BuiltInRoles.Admin, await ops.Get<Core.Tenants.CreateTenant>().RunAsync("Delta Homes", ct));
        var keys = new List<string>();
        for (var n = 0; n < 4; n++)
            keys.Add(await OpenAsync(ops, maria));
        var end = ops.Get<EndUserSessions>();
        var sessions = await ListAsync(ops, maria);

        Assert.IsType<NotAllowed>((await end.RunAsync(maria.UserId!.Value, null, null, jonas, ct)).Error);
        Assert.IsType<NotFound>((await end.RunAsync(maria.UserId.Value, null, null, stranger, ct)).Error);
        Assert.Equal(1, (await end.RunAsync(maria.UserId.Value, sessions.Single(row => row.Key == keys[3]).Id, null, maria, ct)).Value);
        Assert.Equal(new SessionIsOver(), (await end.RunAsync(maria.UserId.Value, sessions.Single(row => row.Key == keys[3]).Id, null, ada, ct)).Error);
        Assert.Equal(2, (await end.RunAsync(maria.UserId.Value, null, keys[0], maria, ct)).Value);
        Assert.Equal([keys[0]], (await ListAsync(ops, maria)).Select(row => row.Key));
        Assert.Equal([keys[0]], (await ops.Get<AccessDirectory>().FindAsync(maria.UserId.Value, ct))!.Sessions);
        Assert.Equal(1, (await end.RunAsync(maria.UserId.Value, null, null, ada, ct)).Value);
        Assert.Equal(["user.sessions-ended", "user.sessions-ended", "user.sessions-ended"], (await ops.ActionsAsync("user", maria.UserId.Value)).TakeLast(3));
    }

    /// <summary>Whatever makes a sign-in worthless, no list may go on showing it as open.</summary>
    [Theory, OnEveryDatabase]
    public async Task Shutting_an_account_and_a_new_password_end_the_rows_of_its_sign_ins(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ada, paula) = (await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin), await ops.WithPasswordAsync());
        var maria = await ops.MariaAsync();
        await OpenAsync(ops, maria);
        await OpenAsync(ops, await ops.Get<AccessDirectory>().ActorAsync(paula));

        Assert.True((await ops.Get<DisableUser>().RunAsync(maria.UserId!.Value, "Left the firm", ada, ct)).Succeeded);
        Assert.True((await ops.Get<ChangeOwnPassword>().RunAsync(SomeUsers.Password, "nine purple lanterns", null, await ops.Get<AccessDirectory>().ActorAsync(paula), ct)).Succeeded);

        Assert.Empty(await ListAsync(ops, maria));
        await using var db = ops.Open();
        Assert.Equal(["Ada Brandt", "Paula Ortiz"], await db.UserSessions.OrderBy(row => row.Id).Select(row => row.EndedBy).ToListAsync(ct));
    }

    [Fact]
    public async Task An_ended_session_is_refused_and_another_of_the_same_person_goes_on()
    {
        await using var host = await TestHost.StartAsync("Production");
        var maria = await host.MariaAsync();
        using var laptop = await host.ClientAsync(maria);
        using var phone = await host.ClientAsync(maria);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(laptop), await StatusAsync(phone)));
        var first = (await host.Get<UserSessionsQuery>().LoadAsync(host.TenantId, maria.UserId!.Value, ct)).MinBy(row => row.Id)!;

        Assert.True((await host.Get<EndUserSessions>().RunAsync(maria.UserId.Value, first.Id, null, maria, ct)).Succeeded);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (await StatusAsync(laptop), await StatusAsync(phone)));
    }

    /// <summary>The cookie is gone from the browser, but somebody may have copied it before.</summary>
    [Fact]
    public async Task Who_signs_out_ends_the_session_for_every_copy_of_its_cookie()
    {
        await using var host = await TestHost.StartAsync("Production");
        var maria = await host.MariaAsync();
        using var copy = await host.ClientAsync(maria);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(copy));
        var session = Assert.Single(await host.Get<UserSessionsQuery>().LoadAsync(host.TenantId, maria.UserId!.Value, ct));

        await host.Get<SignOut>().RunAsync(session.Key, maria, ct);

        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(copy));
    }

    [Theory, OnEveryDatabase]
    public async Task Being_seen_is_kept_every_few_minutes_and_who_is_not_seen_for_half_a_day_is_gone(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        var (used, left) = (await OpenAsync(ops, maria), await OpenAsync(ops, maria));
        var opened = ops.Time.NowUtc;
        var sightings = ops.Get<SessionSightings>();
        await sightings.SawAsync(used, ct);
        ops.Time.Advance(TimeSpan.FromMinutes(4));
        await sightings.SawAsync(used, ct);
        Assert.Equal(opened, (await ListAsync(ops, maria)).Single(row => row.Key == used).SeenAtUtc);
        ops.Time.Advance(TimeSpan.FromHours(1));
        await sightings.SawAsync(used, ct);

        Assert.Equal([(used, ops.Time.NowUtc), (left, opened)], (await ListAsync(ops, maria)).Select(row => (row.Key, row.SeenAtUtc)));
        ops.Time.Advance(UserSession.Lifetime - TimeSpan.FromMinutes(30));
        Assert.Equal([used], (await ListAsync(ops, maria)).Select(row => row.Key));
    }

    [Fact]
    public async Task Nobody_has_more_sessions_than_fifty_and_the_oldest_gives_way()
    {
        await using var ops = await TestOps.StartAsync();
        var maria = await ops.MariaAsync();
        var keys = new List<string>();
        for (var n = 0; n <= OpenUserSession.Most; n++)
        {
            ops.Time.Advance(TimeSpan.FromSeconds(1));
            keys.Add(await OpenAsync(ops, maria));
        }

        Assert.Equal(keys.Skip(1).Reverse(), (await ListAsync(ops, maria)).Select(row => row.Key));
    }

    /// <summary>A sign-in that was opened on one node is good on all, also before the live feed told them.</summary>
    [Fact]
    public async Task A_session_that_another_node_opened_is_looked_for()
    {
        await using var ops = await TestOps.StartAsync();
        await using var other = ops.AnotherNode();
        var maria = await ops.MariaAsync();
        var actors = new SignedInActors(other.Get<AccessDirectory>(), other.Get<SessionSightings>(), ops.Time);
        var held = (await other.Get<AccessDirectory>().FindAsync(maria.UserId!.Value, ct))!;

        var principal = SignedIn.Principal(held, await OpenAsync(ops, maria));

        Assert.Equal("Maria Keller", (await actors.OfAsync(principal, ct)).Name);
        Assert.Equal(Actor.Nobody, await actors.OfAsync(SignedIn.Principal(held, "0123456789abcdef0123456789abcdef"), ct));
    }

    [Theory, OnEveryDatabase]
    public async Task Old_attempts_and_sessions_that_are_over_are_swept(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await OpenAsync(ops, maria);
        await ops.Get<SignIn>().RunAsync("nobody@keller.test", "wrong", null, ct);
        ops.Time.Advance(TimeSpan.FromDays(90));
        Assert.Equal(0, await ops.Get<SweepSignIns>().RunAsync(ct));
        var young = await OpenAsync(ops, maria);
        ops.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, await ops.Get<SweepSignIns>().RunAsync(ct));
        await using var db = ops.Open();
        Assert.Equal((young, 0), ((await db.UserSessions.SingleAsync(ct)).Key, await db.SignInAttempts.CountAsync(ct)));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("curl/8.5.0", "another program")]
    [InlineData("", null)]
    public void A_browser_is_named_as_people_name_it(string userAgent, string? name) => Assert.Equal(name, BrowserName.Of(userAgent));

    private static async Task<string> OpenAsync(TestOps ops, Actor who) =>
        await ops.Get<OpenUserSession>().RunAsync((await ops.Get<AccessDirectory>().FindAsync(who.UserId!.Value, ct))!, somewhere, ct);

    private static Task<IReadOnlyList<UserSession>> ListAsync(TestOps ops, Actor who) => ops.Get<UserSessionsQuery>().LoadAsync(ops.TenantId, who.UserId!.Value, ct);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client) => (await client.GetAsync("/leads", ct)).StatusCode;
}
