using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsConsole.Core;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Security;
using OpsConsole.Core.Security.Places;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Security;

public sealed class TravelTests : IDisposable
{
    private const string Denver = "203.0.113.7";
    private const string Boulder = "203.0.113.77";
    private const string Lagos = "198.51.100.7";

    private static readonly CancellationToken ct = CancellationToken.None;

    private readonly string file = Path.Combine(Path.GetTempPath(), $"opsconsole-places-{Guid.NewGuid():N}.csv");

    public TravelTests() => File.WriteAllText(file, """
        198.51.100.0,198.51.100.255,AF,NG,Lagos,Lagos,6.5244,3.3792
        203.0.113.0,203.0.113.63,NA,US,Colorado,Denver,39.7392,-104.9903
        203.0.113.64,203.0.113.127,NA,US,Colorado,Boulder,40.0150,-105.2705
        """);

    public void Dispose() => File.Delete(file);

    [Theory, OnEveryDatabase]
    public async Task Two_sign_ins_farther_apart_than_anybody_travels_are_told_of(string provider)
    {
        await using var ops = await StartAsync(provider);
        var paula = await ops.WithPasswordAsync();
        Assert.Equal(paula, (await SignInAsync(ops, Denver)).Value);
        ops.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(paula, (await SignInAsync(ops, Lagos)).Value);

        var alert = Assert.Single((await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct)).Open);
        Assert.Equal((IntrusionRule.Travel, "Paula Ortiz", (long?)paula, "Denver, Colorado, US to Lagos, Lagos, NG within 20 minutes."), (alert.Rule, alert.About, alert.UserId, alert.Did));
        Assert.InRange(alert.Count, 6_850, 6_920);
        Assert.Null(await LetterAsync(ops));
    }

    [Theory, InlineData(Boulder, 1), InlineData(Denver, 1), InlineData(Lagos, 60 * 13), InlineData("192.0.2.1", 1)]
    public async Task A_town_nearby_a_long_journey_and_an_unknown_place_are_nothing(string then, int minutes)
    {
        await using var ops = await StartAsync("Sqlite");
        await ops.WithPasswordAsync();
        await SignInAsync(ops, Denver);
        ops.Time.Advance(TimeSpan.FromMinutes(minutes));
        Assert.True((await SignInAsync(ops, then)).Succeeded);
        Assert.Empty((await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct)).Open);
    }

    [Theory, OnEveryDatabase]
    public async Task Where_the_settings_say_so_the_account_is_locked_and_an_administrator_opens_it(string provider)
    {
        await using var ops = await StartAsync(provider);
        var (paula, ada) = (await ops.WithPasswordAsync(), await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin));
        Assert.True((await ops.DecideAsync(SecuritySettings.TravelLocks, true, ada)).Succeeded);
        await SignInAsync(ops, Denver);
        ops.Time.Advance(TimeSpan.FromMinutes(20));

        Assert.Equal(new SignInRefused(), (await SignInAsync(ops, Lagos)).Error);
        Assert.Equal(new SignInRefused(), (await SignInAsync(ops, Denver)).Error);
        var alert = Assert.Single((await ops.Get<SecurityOverviewQuery>().LoadAsync(ops.TenantId, ct)).Open);
        Assert.EndsWith(" The account is locked for 15 minutes.", alert.Did, StringComparison.Ordinal);
        Assert.Contains("user.locked-for-travel", await ops.ActionsAsync("user", paula));
        var letter = (await LetterAsync(ops))!;
        Assert.Equal(("account-locked-for-travel", (long?)paula), (letter.Template, letter.UserId));
        Assert.Contains("\"first_place\":\"Denver, Colorado, US\"", letter.Values, StringComparison.Ordinal);
        Assert.Contains("\"second_place\":\"Lagos, Lagos, NG\"", letter.Values, StringComparison.Ordinal);
        Assert.DoesNotContain(Lagos, letter.Values, StringComparison.Ordinal);

        Assert.True((await ops.Get<UnlockUser>().RunAsync(paula, ada, ct)).Succeeded);
        Assert.True((await SignInAsync(ops, Lagos)).Succeeded);
    }

    [Fact]
    public async Task The_letter_says_what_happened_from_where_and_what_to_do()
    {
        await using var ops = await StartAsync("Sqlite");
        var (_, ada) = (await ops.WithPasswordAsync(), await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin));
        await ops.DecideAsync(SecuritySettings.TravelLocks, true, ada);
        await SignInAsync(ops, Denver);
        ops.Time.Advance(TimeSpan.FromMinutes(20));
        await SignInAsync(ops, Lagos);
        await SignInAsync(ops, Lagos);

        await ops.RunLettersAsync();

        var sent = Assert.Single(ops.Get<RememberedMail>().Sent);
        Assert.Equal("paula@keller.test", sent.To);
        foreach (var words in new[] { "Denver, Colorado, US", "Lagos, Lagos, NG", "locked until", "administrator of your firm", "forgot-password" })
            Assert.Contains(words, sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Lagos, sent.Text, StringComparison.Ordinal);
    }

    private static async Task<Core.Messages.Queue.OutgoingMessage?> LetterAsync(TestOps ops)
    {
        await using var db = ops.Open();
        return await db.OutgoingMessages.AsNoTracking().SingleOrDefaultAsync(ct);
    }

    private Task<TestOps> StartAsync(string provider) =>
        TestOps.StartAsync(provider, configure: services => services.Replace(ServiceDescriptor.Singleton(new AddressPlacesFile(file))));

    private static Task<Result<long>> SignInAsync(TestOps ops, string from) => ops.Get<SignIn>().RunAsync("paula@keller.test", SomeUsers.Password, from, ct);
}
