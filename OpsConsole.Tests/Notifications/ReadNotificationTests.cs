using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Live;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Permissions;
using OpsConsole.Core.Settings;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;

namespace OpsConsole.Tests.Notifications;

public sealed class ReadNotificationTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Read_MarksOnesOwn_AndNobodyElses(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        await TellAsync(ops, 3);
        var first = (await ops.NotificationsAsync(ana))[0];

        Assert.IsType<NotFound>((await ops.Get<ReadNotification>().RunAsync(first.Id, maria, ct)).Error);
        Assert.Equal(3, (await ops.Get<InboxQuery>().LoadAsync(ops.TenantId, ana.UserId!.Value, ct)).Unread);
        Assert.True((await ops.Get<ReadNotification>().RunAsync(first.Id, ana, ct)).Succeeded);
        Assert.True((await ops.Get<ReadNotification>().RunAsync(first.Id, ana, ct)).Succeeded);
        Assert.Equal(2, (await ops.Get<InboxQuery>().LoadAsync(ops.TenantId, ana.UserId!.Value, ct)).Unread);
    }

    [Theory, OnEveryDatabase]
    public async Task ReadAll_LeavesWhatCameInAfterTheyLooked(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        await TellAsync(ops, 2);
        var seen = (await ops.NotificationsAsync(ana))[^1].Id;
        await TellAsync(ops, 1);

        Assert.Equal(2, (await ops.Get<ReadAllNotifications>().RunAsync(seen, ana, ct)).Value);
        var page = await ops.Get<NotificationListQuery>().LoadAsync(ana, unreadOnly: true, null, ct);
        Assert.True(Assert.Single(page.Rows).Id > seen);
    }

    [Theory, OnEveryDatabase]
    public async Task The_list_goes_on_where_the_page_before_ended(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var ana = await ops.AnaAsync();
        await TellAsync(ops, NotificationListQuery.PageSize + 3);

        var first = await ops.Get<NotificationListQuery>().LoadAsync(ana, unreadOnly: false, null, ct);
        var second = await ops.Get<NotificationListQuery>().LoadAsync(ana, unreadOnly: false, first.Rows[^1].Id, ct);
        Assert.Equal((NotificationListQuery.PageSize, true, 3, false), (first.Rows.Count, first.HasMore, second.Rows.Count, second.HasMore));
        Assert.Equal(first.Rows.Concat(second.Rows).Select(row => row.Id).OrderDescending(), first.Rows.Concat(second.Rows).Select(row => row.Id));
    }

    [Theory, OnEveryDatabase]
    public async Task Sweep_RemovesWhatWasReadTooLongAgo_AndKeepsTheUnread(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, ada) = (await ops.AnaAsync(), await ops.SomebodyAsync("Ada Brandt", BuiltInRoles.Admin));
        await TellAsync(ops, 3);
        var rows = await ops.NotificationsAsync(ana);
        await ops.Get<ReadNotification>().RunAsync(rows[0].Id, ana, ct);
        ops.Time.Advance(TimeSpan.FromDays(20));
        await ops.Get<ReadNotification>().RunAsync(rows[1].Id, ana, ct);
        ops.Time.Advance(TimeSpan.FromDays(11));

        Assert.Equal(1, await ops.Get<SweepNotifications>().RunAsync(ct));
        Assert.Equal([rows[1].Id, rows[2].Id], (await ops.NotificationsAsync()).Select(row => row.Id));
        Assert.True((await ops.DecideAsync(SettingCatalog.ReadNotificationDays, 7, ada)).Succeeded);
        Assert.Equal(1, await ops.Get<SweepNotifications>().RunAsync(ct));
        Assert.Equal([rows[2].Id], (await ops.NotificationsAsync()).Select(row => row.Id));
    }

    [Theory, OnEveryDatabase]
    public async Task A_bell_on_another_node_is_told_of_new_ones_and_of_read_ones(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        await using var other = ops.AnotherNode();
        var ana = await ops.AnaAsync();
        var heard = 0;
        using var listening = ops.Get<LiveFeed>().Subscribe([Notification.TopicOf(ops.TenantId, ana.UserId!.Value)], _ => heard++);
        await ops.Get<LiveRelay>().PollAsync(ct);

        await TellAsync(other, 1);
        await ops.Get<LiveRelay>().PollAsync(ct);
        Assert.Equal(1, heard);
        ops.Time.Advance(TimeSpan.FromSeconds(1));
        await other.Get<ReadNotification>().RunAsync((await ops.NotificationsAsync(ana))[0].Id, ana, ct);
        await ops.Get<LiveRelay>().PollAsync(ct);
        await ops.Get<LiveRelay>().PollAsync(ct);
        Assert.Equal(2, heard);
    }

    private static int houses;

    private static async Task TellAsync(TestOps ops, int count)
    {
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        for (var i = 0; i < count; i++)
            await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync($"{Interlocked.Increment(ref houses)} Alder Ct", ana), maria, ct);
        await ops.NotifyAsync();
    }
}
