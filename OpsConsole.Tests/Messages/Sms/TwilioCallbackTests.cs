using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Settings;
using OpsConsole.Core.Tenants;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Users;

namespace OpsConsole.Tests.Messages.Sms;

public sealed class TwilioCallbackTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task In_whatever_order_words_come_and_however_often_a_text_only_moves_forward(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        var random = new Random(9);
        for (var run = 0; run < 12; run++)
        {
            var id = await ops.TextAsync(ana.UserId!.Value, $"run-{run}");
            await ops.RunLettersAsync();
            var words = new List<string> { "queued", "sending", "sent", "delivered" };
            words.AddRange(words);
            foreach (var word in words.OrderBy(_ => random.Next()).ToList())
                Assert.True((await ops.TellAsync(id, null, $"SM{id}", word)).Succeeded);
            var row = await ops.MessageAsync(id);
            Assert.Equal((MessageState.Sent, TextDelivery.Delivered, (DateTime?)null), (row.State, row.Delivery, row.ReturnedAtUtc));
            await using var db = ops.Open();
            Assert.Equal(3, await db.MessageEvents.CountAsync(one => one.MessageId == id, ct));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task What_did_not_arrive_says_why_and_a_dead_number_is_blocked(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(new RememberedTexts()));
        var ana = await ops.AnaByTextAsync();
        var (one, two) = (await ops.TextAsync(ana.UserId!.Value, "one"), await ops.TextAsync(ana.UserId!.Value, "two"));
        await ops.RunLettersAsync();
        await ops.TellAsync(one, null, $"SM{one}", "undelivered", ("ErrorCode", "30003"), ("Price", "-0.00750"), ("PriceUnit", "USD"));
        await ops.TellAsync(one, null, $"SM{one}", "delivered");
        var row = await ops.MessageAsync(one);
        Assert.Equal((TextDelivery.Undelivered, 7_500L, true), (row.Delivery, row.CostMicros, row.ReturnedAtUtc is not null));
        Assert.Contains("30003", row.Error, StringComparison.Ordinal);
        await using (var db = ops.Open())
            Assert.Empty(await db.AddressSuppressions.ToListAsync(ct));
        await ops.TellAsync(two, null, $"SM{two}", "failed", ("ErrorCode", "30005"));
        await using (var db = ops.Open())
            Assert.Equal(SuppressionReason.HardBounce, (await db.AddressSuppressions.SingleAsync(ct)).Reason);
    }

    [Theory, OnEveryDatabase]
    public async Task Word_of_its_delivery_settles_a_doubt_before_or_after_it(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        var (late, early) = (await ops.TextAsync(ana.UserId!.Value, "late"), await ops.TextAsync(ana.UserId!.Value, "early"));
        texts.AfterAsync = async sms =>
        {
            if (sms.MessageId == early)
                await ops.TellAsync(early, sms.Attempt, "SMearly", "sent");
            throw new SmsInDoubt("The line broke.");
        };
        await ops.RunLettersAsync();
        Assert.Equal(MessageState.Sent, (await ops.MessageAsync(early)).State);
        Assert.Equal(MessageState.InDoubt, (await ops.MessageAsync(late)).State);
        await ops.TellAsync(late, "not-this-attempt", "SMother", "delivered");
        Assert.Equal(MessageState.InDoubt, (await ops.MessageAsync(late)).State);
        await ops.TellAsync(late, texts.Sent.Single(sms => sms.MessageId == late).Attempt, "SMlate", "delivered");
        var row = await ops.MessageAsync(late);
        Assert.Equal((MessageState.Sent, TextDelivery.Delivered, "SMlate", (string?)null), (row.State, row.Delivery, row.MessageId, row.Error));
        texts.AfterAsync = null;
        await ops.RunLettersAsync();
        Assert.Equal(2, texts.Sent.Count);
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_not_signed_with_the_firms_own_token_is_refused(string provider)
    {
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(new RememberedTexts()));
        var ana = await ops.AnaByTextAsync();
        var id = await ops.TextAsync(ana.UserId!.Value);
        await ops.RunLettersAsync();
        var other = new Credentials("AC9", "another-token");
        Assert.IsType<CallbackIsNotSigned>((await ops.Get<Core.Messages.Sms.Twilio.TakeTextStatus>().RunAsync(id, "", SomeTexts.Signed("x", other, ("MessageSid", $"SM{id}"), ("MessageStatus", "delivered")), ct)).Error);
        Assert.IsType<CallbackIsOfNoMessage>((await ops.TellAsync(id + 1_000, null, "SM1", "delivered")).Error);
        Assert.IsType<CallbackIsNotSigned>((await ops.AnswerAsync("STOP", "SMx", keys: other)).Error);
        Assert.IsType<CallbackIsNotSigned>((await ops.AnswerAsync("STOP", "SMx", to: "+19165559999")).Error);
        Assert.Null((await ops.MessageAsync(id)).Delivery);
        await using var db = ops.Open();
        Assert.False(await db.IncomingTexts.AnyAsync(ct));
    }

    [Theory, OnEveryDatabase]
    public async Task Stop_ends_texts_in_every_firm_of_the_sender_once_and_start_begins_them_again(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        var neighbour = await ops.Get<CreateTenant>().RunAsync("Next Door", ct);
        var queued = await ops.TextAsync(ana.UserId!.Value);

        Assert.Equal(2, (await ops.AnswerAsync(" Stop. ", "SMa")).Value);
        Assert.Equal(2, (await ops.AnswerAsync(" Stop. ", "SMa")).Value);
        Assert.Equal(2, (await ops.AnswerAsync("STOPALL", "SMb")).Value);
        await ops.RunLettersAsync();

        // It came between the queue and the sending; the one confirmation goes out all the same, and by night.
        Assert.Equal(MessageState.Suppressed, (await ops.MessageAsync(queued)).State);
        Assert.Equal(["Keller Homes: " + SettingCatalog.TextStopped.Default], texts.Sent.Select(sms => sms.Body));
        await using (var db = ops.Dbs.Open(neighbour))
            Assert.Equal(SuppressionReason.Unsubscribed, (await db.AddressSuppressions.SingleAsync(ct)).Reason);
        Assert.Equal(["user.texts-stopped"], (await ops.ActionsAsync("user", ana.UserId.Value)).Where(action => action.StartsWith("user.texts-s", StringComparison.Ordinal)));

        Assert.Equal(2, (await ops.AnswerAsync("start", "SMc")).Value);
        await ops.RunLettersAsync();
        Assert.Equal("Keller Homes: " + SettingCatalog.TextStarted.Default, texts.Sent.Last().Body);
        var again = await ops.TextAsync(ana.UserId.Value, "again");
        await ops.RunLettersAsync();
        Assert.Equal(MessageState.Sent, (await ops.MessageAsync(again)).State);
        await using (var db = ops.Open())
            Assert.Equal(3, await db.IncomingTexts.CountAsync(ct));
    }

    [Theory, OnEveryDatabase]
    public async Task Help_is_answered_a_few_times_and_words_are_kept_for_people(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaByTextAsync();
        await ops.SetTextAsync(SettingCatalog.TextHelp, "Ask Iris.");
        for (var n = 0; n < 20; n++)
            await ops.AnswerAsync("Help!", $"SMh{n}");
        await ops.AnswerAsync("When can I call you?", "SMq");
        await ops.RunLettersAsync();
        Assert.Equal(10, texts.Sent.Count(sms => sms.Body == "Keller Homes: Ask Iris."));
        Assert.Equal(10, texts.Sent.Count);
        Assert.Contains("user.text-received", await ops.ActionsAsync("user", ana.UserId!.Value));
        var (rows, _) = await ops.Get<IncomingTextListQuery>().LoadAsync(ops.TenantId, TextWord.Other, null, ct);
        Assert.Equal(("When can I call you?", ana.UserId), (Assert.Single(rows).Body, rows[0].UserId));
    }

    [Theory]
    [InlineData("STOP", TextWord.Stop)]
    [InlineData(" stop ", TextWord.Stop)]
    [InlineData("“Stop!”", TextWord.Stop)]
    [InlineData("Stop all", TextWord.Stop)]
    [InlineData("unsubscribe", TextWord.Stop)]
    [InlineData("Cancel.", TextWord.Stop)]
    [InlineData("END", TextWord.Stop)]
    [InlineData("quit", TextWord.Stop)]
    [InlineData("ＳＴＯＰ", TextWord.Stop)]
    [InlineData("Start", TextWord.Start)]
    [InlineData("unstop", TextWord.Start)]
    [InlineData("yes", TextWord.Start)]
    [InlineData("help?", TextWord.Help)]
    [InlineData("INFO", TextWord.Help)]
    [InlineData("Stop by at five", TextWord.Other)]
    [InlineData("", TextWord.Other)]
    [InlineData("\ud83d", TextWord.Other)]
    public void A_word_counts_however_it_is_written(string body, TextWord word) => Assert.Equal(word, TextWords.Of(body));
}
