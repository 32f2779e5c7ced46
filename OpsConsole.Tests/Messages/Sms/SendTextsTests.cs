using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Notifications.Consents;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Users;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Messages.Sms;

public sealed class SendTextsTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_text_leaves_once_with_its_segments_and_cost(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        var id = await ops.TextAsync(ana.UserId!.Value);

        await ops.RunLettersAsync();
        await ops.RunLettersAsync();

        var sms = Assert.Single(texts.Sent);
        Assert.Equal(("+19165550134", SomeTexts.Sender, 1, 8_300L), (sms.To, sms.From, sms.Segments, sms.CostMicros));
        Assert.StartsWith("Keller Homes: Jonas approved it: 118 Cedar St http", sms.Body, StringComparison.Ordinal);
        Assert.EndsWith("Reply STOP to end.", sms.Body, StringComparison.Ordinal);
        var row = await ops.MessageAsync(id);
        Assert.Equal((MessageState.Sent, 1, 8_300L, $"SM{id}", sms.Body, 0), (row.State, row.Segments, row.CostMicros, row.MessageId, row.Said, row.Version));
        Assert.Empty(ops.Get<RememberedMail>().Sent);
    }

    [Theory, OnEveryDatabase]
    public async Task Without_a_yes_a_verified_number_or_an_open_account_nothing_leaves(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        await ExpectAsync<NobodyAgreedToTexts>(async db => db.KeepConsent(await db.Users.SingleAsync(row => row.Id == ana.UserId), MessageChannel.Sms, ConsentPurpose.All, isGiven: false, "test", ana, ops.Time.NowUtc));
        await ExpectAsync<NumberIsNotProven>(async db =>
        {
            db.KeepConsent(await db.Users.SingleAsync(row => row.Id == ana.UserId), MessageChannel.Sms, ConsentPurpose.All, isGiven: true, "test", ana, ops.Time.NowUtc);
            (await db.Users.SingleAsync(row => row.Id == ana.UserId)).ChangePhone("+19165550135");
        });
        await ExpectAsync<HasNoNumber>(async db => (await db.Users.SingleAsync(row => row.Id == ana.UserId)).ChangePhone(null));
        await ExpectAsync<AccountGetsNoTexts>(async db => (await db.Users.SingleAsync(row => row.Id == ana.UserId)).IsDisabled = true);
        Assert.Empty(texts.Sent);

        async Task ExpectAsync<TError>(Func<OpsDb, Task> change)
        {
            var id = await ops.TextAsync(ana.UserId!.Value, typeof(TError).Name);
            await using (var db = ops.Open())
            {
                await change(db);
                await db.SaveChangesAsync(ct);
            }

            await ops.RunLettersAsync();
            var row = await ops.MessageAsync(id);
            Assert.Equal(MessageState.Suppressed, row.State);
            await using var look = ops.Open();
            Assert.IsType<TError>((await look.MayTextAsync(ana.UserId!.Value, Core.Templates.MessagePurpose.Notice, ct)).Error);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task At_night_it_waits_for_the_morning_where_the_reader_is(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        await ops.Get<ChangePreferences>().RunAsync(before => before with { TimeZone = "America/Los_Angeles" }, ana, ct);
        ops.Time.Advance(TimeSpan.FromHours(11));
        var id = await ops.TextAsync(ana.UserId!.Value);
        await ops.RunLettersAsync();
        var row = await ops.MessageAsync(id);
        Assert.Equal((MessageState.Waiting, 0), (row.State, row.Attempts));
        Assert.Equal(8, TimeZoneInfo.ConvertTimeFromUtc(row.NextTryAtUtc, TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles")).Hour);
        Assert.Empty(texts.Sent);
        ops.Time.Advance(row.NextTryAtUtc - ops.Time.NowUtc);
        await ops.RunLettersAsync();
        Assert.Single(texts.Sent);
    }

    [Theory, OnEveryDatabase]
    public async Task A_bad_number_is_blocked_a_stop_at_the_provider_counts_and_the_rest_is_tried_again_or_not(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        Assert.Equal((MessageState.Waiting, (SuppressionReason?)null), await AfterAsync(SmsRefusal.ForNow));
        Assert.Equal((MessageState.Failed, (SuppressionReason?)null), await AfterAsync(SmsRefusal.ForGood));
        Assert.Equal((MessageState.Failed, SuppressionReason.HardBounce), await AfterAsync(SmsRefusal.BadNumber));
        await using (var db = ops.Open())
        {
            var block = await db.AddressSuppressions.SingleAsync(ct);
            Assert.True((await ops.Get<ReleaseBlockedAddress>().RunAsync(block.Id, block.Version, "It works again", await ops.IrisAsync(), ct)).Succeeded);
        }

        Assert.Equal((MessageState.Failed, SuppressionReason.Unsubscribed), await AfterAsync(SmsRefusal.Stopped));
        texts.BeforeAsync = null;
        var last = await ops.TextAsync(ana.UserId!.Value, "after");
        await ops.RunLettersAsync();
        Assert.Equal(MessageState.Suppressed, (await ops.MessageAsync(last)).State);
        Assert.Empty(texts.Sent);

        async Task<(MessageState, SuppressionReason?)> AfterAsync(SmsRefusal kind)
        {
            var id = await ops.TextAsync(ana.UserId!.Value, kind.ToString());
            texts.BeforeAsync = sms => sms.MessageId == id ? throw new SmsRefused(kind, "No.") : Task.CompletedTask;
            await ops.RunLettersAsync();
            await using var db = ops.Open();
            if (kind == SmsRefusal.ForNow)
                await db.OutgoingMessages.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextTryAtUtc, ops.Time.NowUtc.AddYears(1)), ct);
            return ((await ops.MessageAsync(id)).State, await db.AddressSuppressions.Where(row => row.ReleasedAtUtc == null).Select(row => (SuppressionReason?)row.Reason).SingleOrDefaultAsync(ct));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_notice_goes_by_text_to_whoever_chose_that(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        Assert.True((await ops.Get<ChangeOwnNotices>().RunAsync(new(NoticeKind.Of("lead.approved")!, NoticeChannel.Text, true), "test", ana, ct)).Succeeded);
        await using var db = ops.Open();
        var user = await db.Users.SingleAsync(row => row.Id == ana.UserId, ct);
        var routes = await db.NoticePreferencesAsync([user.Id], ct);
        Assert.True(routes.RouteOf(user.Id, "lead.approved").Text);
    }

    [Fact]
    public async Task What_somebody_typed_elsewhere_cannot_cost_ten_segments()
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(configure: SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        await ops.TextAsync(ana.UserId!.Value, title: string.Concat(Enumerable.Repeat("A very long street ", 80)));
        await ops.RunLettersAsync();
        Assert.InRange(Assert.Single(texts.Sent).Segments, 1, 3);
    }
}
