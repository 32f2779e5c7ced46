using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Deliverability;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Notifications;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Messages.Deliverability;

public sealed class DeliverabilityTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Mails_are_counted_by_domain_and_by_what_became_of_them(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var now = ops.Time.NowUtc;
        await AddAsync(ops, "gmail.test", 8, MessageState.Sent, now.AddDays(-1), row => (row.CountsOpens, row.CountsClicks) = (true, true));
        await AddAsync(ops, "gmail.test", 2, MessageState.Sent, now.AddDays(-1), row => (row.CountsOpens, row.OpenedAtUtc, row.CountsClicks, row.ClickedAtUtc) = (true, now, true, row.Id % 2 == 0 ? now : null));
        await AddAsync(ops, "gmail.test", 1, MessageState.Failed, now.AddDays(-2), kind: MessageEventKind.HardBounce);
        await AddAsync(ops, "gmail.test", 1, MessageState.Sent, now.AddDays(-2), kind: MessageEventKind.Complaint);
        await AddAsync(ops, "gmail.test", 1, MessageState.InDoubt, now.AddDays(-3));
        await AddAsync(ops, "blue.test", 3, MessageState.Sent, now.AddDays(-8), kind: MessageEventKind.SoftBounce);
        await AddAsync(ops, "blue.test", 2, MessageState.Waiting, now.AddMinutes(-10));
        await AddAsync(ops, "old.test", 5, MessageState.Sent, now.AddDays(-80));
        await AddAsync(ops, "late.test", 1, MessageState.Waiting, null);
        await AddAsync(ops, "text", 4, MessageState.Sent, now.AddDays(-1), channel: MessageChannel.Sms);
        await AddAsync(ops, "gmail.test", 3, MessageState.Sent, now.AddSeconds(-30));
        await using (var db = ops.Open())
        {
            foreach (var address in new[] { "a@gmail.test", "b@gmail.test", "c@none.test" })
            {
                var block = new AddressSuppression { Channel = MessageChannel.Mail, Address = address };
                block.Block(SuppressionReason.HardBounce, "550", null, now);
                db.AddressSuppressions.Add(block);
            }

            await db.SaveChangesAsync(ct);
        }

        var week = await ops.Get<DeliverabilityQuery>().LoadAsync(ops.TenantId, 7, ct);
        Assert.Equal(["gmail.test", "blue.test", "late.test"], week.Domains.Select(one => one.Domain));
        var gmail = week.Domains[0];
        Assert.Equal(new MailFigures(14, 0, 1, 1, 0, 1, 1, 10, 2, 10, 1), gmail.Mails);
        Assert.Equal((2, 0, 3), (gmail.Blocked, gmail.Waiting, gmail.LastMinute));
        Assert.Equal((6.67m, 7.14m, 20m, 10m), (Math.Round(gmail.Mails.BounceRate, 2), Math.Round(gmail.Mails.ComplaintRate, 2), gmail.Mails.OpenRate, gmail.Mails.ClickRate));
        Assert.Equal(new MailFigures(0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0), week.Domains[1].Mails);
        Assert.Equal((3, 3, now.AddMinutes(-15)), (week.Blocked, week.Waiting, week.OldestWaitingUtc));
        Assert.Equal((RateVerdict.TooFew, RateVerdict.TooFew), (week.Bars.OfBounces(week.All), week.Bars.OfComplaints(week.All)));
        Assert.Equal((600, null), (week.PerMinute, week.WarmUp));
        Assert.Equal(3, (await ops.Get<DeliverabilityQuery>().LoadAsync(ops.TenantId, 30, ct)).All.Returned);
        Assert.Equal(22, (await ops.Get<DeliverabilityQuery>().LoadAsync(ops.TenantId, 90, ct)).All.Sent);

        var other = await ops.Get<CreateTenant>().RunAsync("Blue Door", ct);
        var empty = await ops.Get<DeliverabilityQuery>().LoadAsync(other, 90, ct);
        Assert.Equal((MailFigures.None, 0, 0), (empty.All, empty.Domains.Count, empty.Blocked));
    }

    [Fact]
    public async Task The_step_of_the_warm_up_is_the_one_that_holds_mails_back()
    {
        await using var ops = await TestOps.StartAsync();
        await ops.SetAsync(SettingCatalog.WarmUpFirstDay, 3);
        await ops.SetAsync(SettingCatalog.WarmUpDays, 3);
        for (var n = 0; n < 30; n++)
            await ops.QueueAsync($"p{n}@x.test");
        var steps = new List<WarmUpStep?>();
        for (var day = 0; day < 4; day++)
        {
            await ops.RunLettersAsync();
            steps.Add((await ops.Get<DeliverabilityQuery>().LoadAsync(ops.TenantId, 7, ct)).WarmUp);
            ops.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([new(1, 3, 3, 3), new(2, 3, 6, 6), new(3, 3, 12, 12), null], steps);
    }

    [Theory]
    [InlineData(1000, 0, 0, RateVerdict.Good, RateVerdict.Good)]
    [InlineData(1000, 1, 20, RateVerdict.Warn, RateVerdict.Warn)]
    [InlineData(1000, 3, 60, RateVerdict.Bad, RateVerdict.Bad)]
    [InlineData(1001, 1, 20, RateVerdict.Good, RateVerdict.Good)]
    [InlineData(99, 50, 0, RateVerdict.TooFew, RateVerdict.TooFew)]
    public void Rates_are_marked_at_their_bars(int sent, int complained, int bounced, RateVerdict complaints, RateVerdict bounces)
    {
        var bars = new RateBars(0.1m, 0.3m, 2, 5, 100);
        var figures = MailFigures.None with { Sent = sent, Complained = complained, Bounced = bounced };
        Assert.Equal((complaints, bounces), (bars.OfComplaints(figures), bars.OfBounces(figures)));
    }

    [Theory, OnEveryDatabase]
    public async Task Those_who_look_after_messages_are_told_once_a_day_when_a_bar_is_crossed(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (iris, sam) = (await ops.IrisAsync(), await ops.SamAsync());
        var look = ops.Get<LookAtDeliverability>();
        var now = ops.Time.NowUtc;
        await AddAsync(ops, "gmail.test", 190, MessageState.Sent, now.AddDays(-1));
        Assert.Equal(0, await look.RunAsync(ct));
        await AddAsync(ops, "gmail.test", 10, MessageState.Sent, now.AddDays(-1), kind: MessageEventKind.HardBounce);
        await AddAsync(ops, "gmail.test", 1, MessageState.Sent, now.AddDays(-1), kind: MessageEventKind.Complaint);

        Assert.Equal(1, await look.RunAsync(ct));
        Assert.Equal(0, await look.RunAsync(ct));
        await ops.NotifyAsync();
        var told = Assert.Single(await ops.NotificationsAsync(iris));
        Assert.Equal((NotificationSources.MailRateCrossed, "Complaints 0.5% of all mail, 0.5% at gmail.test; Returned 4.98% of all mail, 4.98% at gmail.test (last 7 days)"), (told.Action, told.Title));
        Assert.Empty(await ops.NotificationsAsync(sam));

        ops.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await look.RunAsync(ct));
        ops.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await look.RunAsync(ct));
    }

    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_while_it_looks_one_is_told(string provider)
    {
        var words = await LookAndDieAsync(provider, DyingNode.Immortal());
        Assert.InRange(words, 8, 60);
        for (var word = 1; word <= words; word++)
        {
            await LookAndDieAsync(provider, new DyingNode(word, afterIt: false));
            await LookAndDieAsync(provider, new DyingNode(word, afterIt: true));
        }
    }

    /// <summary>Not part of a test run: OPSCONSOLE_BENCH is the file that the figures are appended to.</summary>
    [Fact]
    public async Task A_million_mails_are_counted()
    {
        var file = Environment.GetEnvironmentVariable("OPSCONSOLE_BENCH");
        Assert.SkipWhen(string.IsNullOrEmpty(file), "OPSCONSOLE_BENCH is not set");
        await using var ops = await TestOps.StartAsync();
        var now = ops.Time.NowUtc;
        await ops.QueueAsync("p@x.test");
        await using (var db = ops.Open())
        {
            var columns = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM pragma_table_info('OutgoingMessages')").ToListAsync(ct);
            var values = columns.Select(column => column switch
            {
                "Id" => "NULL",
                "Event" => "'e-' || Id || '-' || (SELECT MAX(Id) FROM OutgoingMessages)",
                "Domain" => "'d' || (abs(random()) % 300) || '.test'",
                "State" => "'Sent'",
                "StartedAtUtc" => $"strftime('%Y-%m-%d %H:%M:%S', '{now:yyyy-MM-dd HH:mm:ss}', '-' || (abs(random()) % 89) || ' days')",
                _ => $"\"{column}\"",
            });
            var doubled = $"INSERT INTO OutgoingMessages SELECT {string.Join(", ", values)} FROM OutgoingMessages";
            for (var time = 0; time < 20; time++)
                await db.Database.ExecuteSqlRawAsync(doubled, ct);
        }

        foreach (var days in DeliverabilityQuery.Spans)
        {
            var best = TimeSpan.MaxValue;
            for (var run = 0; run < 5; run++)
            {
                var watch = System.Diagnostics.Stopwatch.StartNew();
                await ops.Get<DeliverabilityQuery>().LoadAsync(ops.TenantId, days, ct);
                best = watch.Elapsed < best ? watch.Elapsed : best;
            }

            await File.AppendAllTextAsync(file!, $"{days} days: {best.TotalMilliseconds:0} ms\n", ct);
        }
    }

    private static async Task<int> LookAndDieAsync(string provider, DyingNode death)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var iris = await ops.IrisAsync();
        await ops.SetAsync(DeliverabilitySettings.JudgedFrom, 2);
        await AddAsync(ops, "gmail.test", 2, MessageState.Sent, ops.Time.NowUtc.AddDays(-1), kind: MessageEventKind.Complaint);
        int words;
        await using (var mortal = ops.AnotherNode(death.Configure))
        {
            await Record.ExceptionAsync(() => mortal.Get<LookAtDeliverability>().RunAsync(ct));
            words = death.Words;
        }

        await ops.Get<LookAtDeliverability>().RunAsync(ct);
        await ops.NotifyAsync();
        Assert.Single(await ops.NotificationsAsync(iris));
        return words;
    }

    private static async Task AddAsync(
        TestOps ops, string domain, int count, MessageState state, DateTime? startedAtUtc, Action<OutgoingMessage>? with = null, MessageEventKind? kind = null, MessageChannel channel = MessageChannel.Mail)
    {
        await using var db = ops.Open();
        await db.MailedAsync(domain, count, state, startedAtUtc, ops.Time.NowUtc, with, kind, channel);
    }
}
