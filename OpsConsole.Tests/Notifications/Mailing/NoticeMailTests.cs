using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Notifications.Letters;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Quiet;
using OpsConsole.Core.Templates;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Notifications.Mailing;

public sealed class NoticeMailTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public void Each_action_has_a_mail_of_its_kind_in_the_catalogue()
    {
        foreach (var action in NotificationSources.All)
        {
            var template = NoticeTemplates.For(new() { Action = action, ActorName = "Maria", SubjectKind = "lead" });
            Assert.Equal(NoticeKind.Of(action), template.Kind);
            Assert.Same(template, MessageCatalog.Of(template.Key));
        }

        Assert.All(MessageCatalog.All, template => Assert.DoesNotContain(TemplateCheck.ProblemsOf(template, template.Words), problem => problem.Refuses));
    }

    [Theory, OnEveryDatabase]
    public async Task Many_at_once_come_in_one_mail_with_the_first_of_them_and_how_many_more(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        for (var number = 1; number <= 30; number++)
        {
            await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync($"{number} Alder Ct", ana), maria, ct);
            if (number % 7 == 0)
                await ops.NotifyAsync();
        }

        await ops.Get<RejectLead>().RunAsync(await ops.LeadAsync("99 Alder Ct", ana), RejectReason.Other, "Sold in May.", maria, ct);
        await ops.NotifyAsync();
        ops.Time.Advance(TimeSpan.FromHours(12));
        await ops.RunLettersAsync();

        var sent = ops.Get<RememberedMail>().Sent.ToList();
        Assert.Equal(["Approved: 30 leads", "Rejected: 99 Alder Ct, Sacramento"], sent.Select(mail => mail.Subject).Order());
        var many = sent.Single(mail => mail.Subject.StartsWith("Approved", StringComparison.Ordinal));
        Assert.Contains("1 Alder Ct, Sacramento (Maria Keller)", many.Text, StringComparison.Ordinal);
        Assert.Contains("And 10 more.", many.Text, StringComparison.Ordinal);
        Assert.Contains("99 Alder Ct, Sacramento (Maria Keller): Sold in May.", sent.Single(mail => mail != many).Text, StringComparison.Ordinal);
        Assert.Equal(31, (await ops.NotificationsAsync(ana)).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task What_happens_after_a_mail_left_comes_in_the_next(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        await ops.Get<ChangeOwnQuietHours>().RunAsync(stands => stands with { Choice = QuietChoice.None }, ana, ct);
        foreach (var street in new[] { "1 Alder Ct", "2 Alder Ct" })
        {
            await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync(street, ana), maria, ct);
            await ops.NotifyAsync();
            ops.Time.Advance(TimeSpan.FromSeconds(119));
            await ops.RunLettersAsync();
            Assert.DoesNotContain(ops.Get<RememberedMail>().Sent, mail => mail.Subject.Contains(street, StringComparison.Ordinal));
            ops.Time.Advance(TimeSpan.FromSeconds(2));
            await ops.RunLettersAsync();
            Assert.Contains(ops.Get<RememberedMail>().Sent, mail => mail.Subject == $"Approved: {street}, Sacramento");
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Two_nodes_that_tell_and_one_that_sends_lose_nothing(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        await ops.Get<ChangeOwnQuietHours>().RunAsync(stands => stands with { Choice = QuietChoice.None }, ana, ct);
        await using var other = ops.AnotherNode();
        for (var round = 0; round < 6; round++)
        {
            for (var number = 0; number < 4; number++)
                await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync($"{round * 10 + number} Alder Ct", ana), maria, ct);
            ops.Time.Advance(TimeSpan.FromMinutes(2));
            await Task.WhenAll(Task.Run(() => TellAsync(ops)), Task.Run(() => TellAsync(other)), Task.Run(() => ops.RunLettersAsync()));
        }

        for (var look = 0; look < 6; look++)
        {
            ops.Time.Advance(TimeSpan.FromMinutes(3));
            await ops.NotifyAsync();
            await ops.RunLettersAsync();
        }

        await EachOnceAsync(ops, [.. ops.Get<RememberedMail>().Sent], 24, ana);
    }

    /// <summary>A node is killed at every word it says to the database while it gathers; another goes on.</summary>
    [Theory, OnEveryDatabase]
    public async Task Wherever_a_node_dies_each_notice_stands_in_one_mail(string provider)
    {
        var words = await GatherAndDieAsync(provider, DyingNode.Immortal());
        Assert.InRange(words, 12, 60);
        for (var word = 1; word <= words; word++)
        {
            await GatherAndDieAsync(provider, new DyingNode(word, afterIt: false));
            await GatherAndDieAsync(provider, new DyingNode(word, afterIt: true));
        }
    }

    private static async Task<int> GatherAndDieAsync(string provider, DyingNode death)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync("1 Alder Ct", ana), maria, ct);
        await ops.NotifyAsync();
        await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync("2 Alder Ct", ana), maria, ct);
        await ops.Get<RejectLead>().RunAsync(await ops.LeadAsync("3 Alder Ct", ana), RejectReason.Other, "Sold.", maria, ct);
        int words;
        await using (var mortal = ops.AnotherNode(death.Configure))
        {
            await Record.ExceptionAsync(() => mortal.NotifyAsync());
            words = death.Words;
        }

        for (var look = 0; look < 5; look++)
        {
            ops.Time.Advance(TimeSpan.FromMinutes(2));
            await ops.NotifyAsync();
        }

        ops.Time.Advance(TimeSpan.FromHours(12));
        await ops.RunLettersAsync();
        Assert.Equal(["Approved: 2 leads", "Rejected: 3 Alder Ct, Sacramento"], ops.Get<RememberedMail>().Sent.Select(mail => mail.Subject).Order());
        await EachOnceAsync(ops, [.. ops.Get<RememberedMail>().Sent], 3, ana);
        return words;
    }

    private static async Task TellAsync(TestOps ops)
    {
        // Of two nodes that tell at once one may be refused; its entries come again.
        await Record.ExceptionAsync(() => ops.NotifyAsync());
    }

    private static async Task EachOnceAsync(TestOps ops, IReadOnlyList<Mail> sent, int count, Actor to)
    {
        var told = await ops.NotificationsAsync(to);
        Assert.Equal(count, told.Count);
        var lines = sent.SelectMany(mail => mail.Text.Split('\n')).Where(line => line.Contains("Alder Ct, Sacramento (", StringComparison.Ordinal)).Select(line => line.Trim()).ToList();
        Assert.Equal(told.Select(NoticeTemplates.LineOf).Order(), lines.Order());
    }
}
