using OpsConsole.Core.Live;
using OpsConsole.Core.Permissions;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Web.Flags;
using OpsConsole.Web.Settings;

namespace OpsConsole.Tests.Settings;

/// <summary>As with the boards: nothing of a closed page may stay.</summary>
public sealed class SettingsLeakTests
{
    [Fact]
    public async Task Settings_and_flags_opened_and_closed_leave_nothing_behind()
    {
        await using var ops = await TestOps.StartAsync(configure: OpenBoards.Configure);
        var pages = new OpenBoards(ops, await ops.SomebodyAsync("Ada Lind", BuiltInRoles.Admin));
        var before = await SettledAsync(ops, pages);
        var closed = new List<WeakReference>();

        for (var n = 0; n < 120; n++)
        {
            closed.Add(await OpenAsync(pages, n % 4));
            ops.Time.Advance(TimeSpan.FromMilliseconds(150));
        }

        Assert.Equal(before, await SettledAsync(ops, pages));
        await Eventually.IsTrueAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            return closed.TrueForAll(page => !page.IsAlive);
        });
    }

    private static Task<WeakReference> OpenAsync(OpenBoards pages, int way) => way switch
    {
        0 => pages.OpenAndCloseAsync<SettingsPage>("/settings", ".setting"),
        1 => pages.OpenAndCloseAsync<SettingsPage>("/settings?of=all&q=trash", ".setting"),
        2 => pages.OpenAndCloseAsync<SettingsPage>("/settings", null),
        _ => pages.OpenAndCloseAsync<FlagsPage>("/flags", ".flags"),
    };

    private static async Task<object> SettledAsync(TestOps ops, OpenBoards pages)
    {
        for (var n = 0; n < 2; n++)
        {
            for (var way = 0; way < 4; way++)
                await OpenAsync(pages, way);
            if (n == 0)
                ops.Time.Advance(TimeSpan.FromSeconds(61));
        }

        return (ops.Get<LiveFeed>().TopicCount, ops.Get<SettingViews>().Lists.Count, ops.Get<FlagViews>().Lists.Count);
    }
}
