using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Notifications;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Leads;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Notifications.Preferences;

public sealed class OwnNoticesTests
{
    private static readonly CancellationToken ct = CancellationToken.None;
    private static readonly NoticeKind decided = NoticeKind.Of(NotificationSources.LeadApproved)!;
    private static readonly NoticeKind imports = NoticeKind.Of(NotificationSources.ImportFinished)!;

    [Fact]
    public void Every_action_that_people_are_told_of_is_of_exactly_one_kind()
    {
        Assert.Equal(NotificationSources.All.Order(), NoticeKind.All.SelectMany(kind => kind.Actions).Order());
        Assert.Equal(NoticeKind.All.Count, NoticeKind.All.Select(kind => kind.Key).Distinct().Count());
        var all = NoticeKind.All.Aggregate(NoticeChoices.Usual, (choices, kind) => choices.With(kind, NoticeChannel.Mail, true).With(kind, NoticeChannel.Text, true));
        Assert.True(all.Print().Length <= NoticeChoices.Length);
    }

    [Fact]
    public void The_document_says_only_what_differs_and_reads_back()
    {
        Assert.Equal("{}", NoticeChoices.Usual.Print());
        var changed = NoticeChoices.Usual.With(imports, NoticeChannel.Mail, true);
        Assert.Equal("""{"imports":["Console","Mail"]}""", changed.Print());
        Assert.True(NoticeChoices.Read(changed.Print()).Wants(imports, NoticeChannel.Mail));
        Assert.Equal("{}", changed.With(imports, NoticeChannel.Mail, false).Print());
        Assert.Equal("""{"decided":["Console"]}""", NoticeChoices.Usual.With(decided, NoticeChannel.Mail, false).Print());
        Assert.False(NoticeChoices.Read("""{"decided":["Pigeon"],"gone":["Mail"]}""").Wants(decided, NoticeChannel.Console));
    }

    [Theory, OnEveryDatabase]
    public async Task Who_wants_mail_gets_one_letter_and_who_wants_nothing_here_finds_it_read(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        Assert.True((await ops.Get<ChangeOwnNotices>().RunAsync(new(decided, NoticeChannel.Console, false), "profile", ana, ct)).Succeeded);
        await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync("14 Alder Ct", ana), maria, ct);

        await ops.NotifyAsync();
        await ops.NotifyAsync();
        ops.Time.Advance(TimeSpan.FromHours(12));
        await ops.RunLettersAsync();

        Assert.NotNull(Assert.Single(await ops.NotificationsAsync(ana)).ReadAtUtc);
        var letter = Assert.Single(ops.Get<RememberedMail>().Sent);
        Assert.StartsWith("ana.", letter.To, StringComparison.Ordinal);
        Assert.Contains("14 Alder Ct, Sacramento (Maria Keller)", letter.Text, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Who_wants_no_mail_of_it_gets_none(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (maria, ana) = (await ops.MariaAsync(), await ops.AnaAsync());
        Assert.True((await ops.Get<ChangeOwnNotices>().RunAsync(new(decided, NoticeChannel.Mail, false), "profile", ana, ct)).Succeeded);
        await ops.Get<ApproveLead>().RunAsync(await ops.LeadAsync("14 Alder Ct", ana), maria, ct);
        await ops.NotifyAsync();

        Assert.Null(Assert.Single(await ops.NotificationsAsync(ana)).ReadAtUtc);
        await using var db = ops.Open();
        Assert.Empty(await db.OutgoingMessages.ToListAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task Text_messages_need_a_number_and_a_yes_whose_time_and_place_are_kept(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider);
        var (ana, change) = (await ops.AnaAsync(), ops.Get<ChangeOwnNotices>());
        Assert.IsType<TextsNeedAPhone>((await change.RunAsync(NoticeWish.Texts(true), "profile", ana, ct)).Error);
        Assert.IsType<PhoneIsWrong>((await ops.Get<ChangeOwnPhone>().RunAsync("+49 30 1234567", ana, ct)).Error);
        Assert.Equal("+19165550134", (await ops.Get<ChangeOwnPhone>().RunAsync("(916) 555-0134", ana, ct)).Value);
        Assert.IsType<TextsNeedAProvenPhone>((await change.RunAsync(NoticeWish.Texts(true), "profile", ana, ct)).Error);
        await using (var db = ops.Open())
        {
            (await db.Users.SingleAsync(user => user.Id == ana.UserId, ct)).ProvePhone();
            await db.SaveChangesAsync(ct);
        }

        Assert.IsType<TextsNeedAYes>((await change.RunAsync(new(decided, NoticeChannel.Text, true), "profile", ana, ct)).Error);

        var agreed = (await change.RunAsync(NoticeWish.Texts(true), "first steps", ana, ct)).Value;
        Assert.Equal((ops.Time.NowUtc, "first steps"), (agreed.TextsSinceUtc, agreed.TextsSource));
        Assert.True((await change.RunAsync(new(decided, NoticeChannel.Text, true), "profile", ana, ct)).Succeeded);
        Assert.Equal(new NoticeRoute(true, true, true), await RouteAsync(ops, ana.UserId!.Value));
        Assert.True((await ops.Get<ChangeOwnPhone>().RunAsync("(916) 555-0177", ana, ct)).Succeeded);

        Assert.Null((await ops.Get<OwnNoticesQuery>().LoadAsync(ana, ct)).TextsSinceUtc);
        Assert.Equal(new NoticeRoute(true, true, false), await RouteAsync(ops, ana.UserId.Value));
        Assert.Equal(["user.texts-agreed", "user.texts-refused"], (await ops.ActionsAsync("user", ana.UserId.Value)).Where(action => action.Contains("texts", StringComparison.Ordinal)));
    }

    private static async Task<NoticeRoute> RouteAsync(TestOps ops, long userId)
    {
        await using var db = ops.Open();
        return (await db.NoticePreferencesAsync([userId], ct)).RouteOf(userId, NotificationSources.LeadApproved);
    }
}
