using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Notifications.Letters;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Reminders;
using OpsConsole.Core.Tasks;
using OpsConsole.Core.Templates;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Messages.Sms;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Notifications.Reminders;

public sealed class ReminderTextTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly DateTime nineInChicago = new(2026, 5, 4, 14, 0, 0, DateTimeKind.Utc);

    [Theory, OnEveryDatabase]
    public async Task Who_agreed_and_ticked_it_is_reminded_by_text_too_once_in_the_hours_of_the_law(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var sam = await DueAsync(ops);
        await ops.AgreeToTextsAsync(sam);
        await ChooseAsync(ops, sam, NoticeKind.Reminders, NoticeChannel.Text, true);

        ops.Time.Advance(nineInChicago - ops.Time.NowUtc);
        Assert.Equal(1, await ops.Get<SendReminders>().RunAsync(ct));
        Assert.Equal(0, await ops.Get<SendReminders>().RunAsync(ct));
        await ops.RunLettersAsync();

        // Nine in Chicago, where the firm is, is seven in Los Angeles, where Sam may be: nobody knows.
        Assert.Equal("Due today: 2 things", Assert.Single(ops.Get<RememberedMail>().Sent).Subject);
        Assert.Empty(texts.Sent);
        var waiting = Assert.Single(await ops.MessagesAsync(), row => row.Channel == MessageChannel.Sms);
        Assert.Equal((MessageState.Waiting, nineInChicago.AddHours(1), "reminders"), (waiting.State, waiting.NextTryAtUtc, waiting.Kind));
        ops.Time.Advance(TimeSpan.FromHours(1));
        await ops.RunLettersAsync();
        await ops.RunLettersAsync();

        var sms = Assert.Single(texts.Sent);
        Assert.StartsWith("Keller Homes: Monday, May 4: 2 things due today. First: Call Mrs. Alvarez http", sms.Body, StringComparison.Ordinal);
        Assert.EndsWith("/tasks Reply STOP to end.", sms.Body, StringComparison.Ordinal);
        Assert.Equal(1, sms.Segments);
    }

    [Theory, OnEveryDatabase]
    public async Task Texts_alone_are_enough_and_a_yes_alone_is_not(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var sam = await DueAsync(ops);
        await ops.AgreeToTextsAsync(sam);
        await ops.Get<ChangePreferences>().RunAsync(before => before with { TimeZone = "America/New_York" }, sam, ct);
        ops.Time.Advance(nineInChicago.AddHours(-1) - ops.Time.NowUtc);
        Assert.Equal(1, await ops.Get<SendReminders>().RunAsync(ct));
        Assert.DoesNotContain(await ops.MessagesAsync(), row => row.Channel == MessageChannel.Sms);
        await ops.RunLettersAsync();

        ops.Time.Advance(TimeSpan.FromDays(1));
        await ChooseAsync(ops, sam, NoticeKind.Reminders, NoticeChannel.Text, true);
        await ChooseAsync(ops, sam, NoticeKind.Reminders, NoticeChannel.Mail, false);
        await AddTaskAsync(ops, sam, "Order the title report", new DateOnly(2026, 5, 5));
        Assert.Equal(1, await ops.Get<SendReminders>().RunAsync(ct));
        await ops.RunLettersAsync();
        Assert.Contains("1 thing due today. First: Order the title report", Assert.Single(texts.Sent).Body, StringComparison.Ordinal);
        Assert.Single(ops.Get<RememberedMail>().Sent);
    }

    [Theory, OnEveryDatabase]
    public async Task A_stop_between_the_queue_and_the_hour_counts(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var sam = await DueAsync(ops);
        await ops.AgreeToTextsAsync(sam);
        await ChooseAsync(ops, sam, NoticeKind.Reminders, NoticeChannel.Text, true);
        ops.Time.Advance(nineInChicago - ops.Time.NowUtc);
        await ops.Get<SendReminders>().RunAsync(ct);
        Assert.True((await ops.AnswerAsync("STOP", "SM1")).Succeeded);
        ops.Time.Advance(TimeSpan.FromHours(2));
        await ops.RunLettersAsync();

        Assert.DoesNotContain(texts.Sent, sms => sms.Body.Contains("due today", StringComparison.Ordinal));
        Assert.Equal(MessageState.Suppressed, Assert.Single(await ops.MessagesAsync(), row => row.Channel == MessageChannel.Sms && row.Template == "due-today").State);
    }

    [Theory, OnEveryDatabase]
    public async Task A_countdown_that_ends_soon_is_told_by_text_in_its_own_words_that_a_firm_can_change(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaByTextAsync());
        await ChooseAsync(ops, ana, NoticeKind.Of(NotificationSources.LeadExpiring)!, NoticeChannel.Text, true);
        foreach (var street in new[] { "14 Alder Ct", "15 Alder Ct" })
        {
            Assert.True((await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync(street, ana), maria, ct)).Succeeded);
            ops.Time.Advance(TimeSpan.FromHours(67));
            Assert.Equal(1, await ops.Get<TellOfExpiringLeads>().RunAsync(ct));
            await ops.NotifyAsync();
            await ops.NotifyAsync();
            // It is day in all four zones.
            ops.Time.Advance(TimeSpan.FromHours(24 + 18 - ops.Time.NowUtc.Hour));
            await ops.RunLettersAsync();
            if (street[1] == '4')
            {
                var words = LeadExpiringMessage.Is.Words with { Sms = "Soon over: {{list}} Reply STOP to end." };
                var ada = await ops.IrisAsync();
                var draft = (await ops.Get<SaveTemplateDraft>().RunAsync("lead-expiring", new(words, null, 0), 0, ada, ct)).Value;
                Assert.True((await ops.Get<PublishTemplate>().RunAsync("lead-expiring", draft, "", ada, ct)).Succeeded);
            }
        }

        var bodies = texts.Sent.Select(sms => sms.Body).ToList();
        Assert.Equal(2, bodies.Count);
        Assert.StartsWith("Keller Homes: The countdown ends soon and nobody has bought this yet: 14 Alder Ct", bodies[0], StringComparison.Ordinal);
        Assert.StartsWith("Keller Homes: Soon over: 15 Alder Ct", bodies[1], StringComparison.Ordinal);
    }

    private static async Task<Actor> DueAsync(TestOps ops)
    {
        var sam = await ops.SamAsync();
        await AddTaskAsync(ops, sam, "Call Mrs. Alvarez", new DateOnly(2026, 5, 4));
        await AddTaskAsync(ops, sam, "Order the title report", new DateOnly(2026, 5, 4));
        return sam;
    }

    private static async Task AddTaskAsync(TestOps ops, Actor who, string title, DateOnly day) =>
        Assert.True((await ops.Get<AddTask>().RunAsync(new NewTask(title, day, who.UserId), await ops.MariaAsync(), ct)).Succeeded);

    private static async Task ChooseAsync(TestOps ops, Actor who, NoticeKind kind, NoticeChannel channel, bool wanted) =>
        Assert.True((await ops.Get<ChangeOwnNotices>().RunAsync(new(kind, channel, wanted), "profile", who, ct)).Succeeded);
}
