using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using OpsConsole.Web.Shell.Shortcuts;

namespace OpsConsole.Tests.Users;

public sealed class PreferenceTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task What_somebody_chooses_is_theirs_alone_and_stays(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, jonas) = (await ops.MariaAsync(), await ops.JonasAsync());

        await ops.Get<ChangePreferences>().RunAsync(before => before with { TimeZone = "Asia/Tokyo", Density = Density.Compact }, maria, ct);
        await ops.Get<ChangePreferences>().RunAsync(before => (before with { Theme = Theme.Dark }).With(ShortcutCatalog.Named("card.approve")!, "y"), maria, ct);

        var hers = (await ops.Get<ProfileQuery>().LoadAsync(maria, ct))!;
        Assert.Equal(("Asia/Tokyo", Density.Compact, Theme.Dark, true, "y"),
            (hers.Preferences.TimeZone, hers.Preferences.Density, hers.Preferences.Theme, hers.Preferences.HasShortcuts, hers.Preferences.Keys["card.approve"]));
        Assert.Equal(("Maria Keller", "Keller Homes"), (hers.Name, hers.TenantName));
        Assert.Equal(Preferences.Usual, (await ops.Get<ProfileQuery>().LoadAsync(jonas, ct))!.Preferences);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_tabs_that_choose_at_once_both_win(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();
        await Task.WhenAll(
            Task.Run(() => ops.Get<ChangePreferences>().RunAsync(before => before with { Theme = Theme.Dark }, maria, ct)),
            Task.Run(() => ops.Get<ChangePreferences>().RunAsync(before => before with { Density = Density.Compact }, maria, ct)));

        var kept = (await ops.Get<ProfileQuery>().LoadAsync(maria, ct))!.Preferences;
        Assert.Equal((Theme.Dark, Density.Compact), (kept.Theme, kept.Density));
    }

    [Fact]
    public async Task A_zone_that_nobody_knows_is_refused()
    {
        await using var ops = await TestOps.StartAsync();
        var result = await ops.Get<ChangePreferences>().RunAsync(before => before with { TimeZone = "Mars/Olympus" }, await ops.MariaAsync(), ct);
        Assert.Equal(new TimeZoneIsUnknown("Mars/Olympus"), result.Error);
    }

    [Theory, OnEveryDatabase]
    public async Task Rename_IsRecorded_AndCountsAtOnce(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var maria = await ops.MariaAsync();

        Assert.Equal("Maria Keller-Ruiz", (await ops.Get<ChangeOwnName>().RunAsync("  Maria Keller-Ruiz ", maria, ct)).Value);
        Assert.Equal("Maria Keller-Ruiz", (await ops.Get<AccessDirectory>().ActorAsync(maria.UserId!.Value, ct)).Name);
        Assert.Equal(new NameIsEmpty(), (await ops.Get<ChangeOwnName>().RunAsync("  ", maria, ct)).Error);
        Assert.Equal(new NameIsTooLong(), (await ops.Get<ChangeOwnName>().RunAsync(new string('x', 121), maria, ct)).Error);
    }
}
