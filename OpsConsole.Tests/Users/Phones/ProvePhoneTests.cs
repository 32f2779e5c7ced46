using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Phones;
using OpsConsole.Tests.Ground;
using OpsConsole.Tests.Messages;
using OpsConsole.Tests.Messages.Sms;

namespace OpsConsole.Tests.Users.Phones;

public sealed partial class ProvePhoneTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_code_by_text_shows_that_a_number_is_theirs_and_lets_them_agree(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaAsync();
        var (ask, prove) = (ops.Get<AskForPhoneCode>(), ops.Get<ProveOwnPhone>());
        Assert.IsType<NeedsANumber>((await ask.RunAsync(ana, ct)).Error);
        Assert.Equal(SomeTexts.Number, (await ops.Get<ChangeOwnPhone>().RunAsync("(916) 555-0134", ana, ct)).Value);
        Assert.IsType<TextsNeedAProvenPhone>((await ops.Get<ChangeOwnNotices>().RunAsync(NoticeWish.Texts(true), "profile", ana, ct)).Error);
        Assert.IsType<CodeIsOver>((await prove.RunAsync("123456", ana, ct)).Error);

        Assert.Equal(SomeTexts.Number, (await ask.RunAsync(ana, ct)).Value);
        Assert.IsType<CodeWasJustSent>((await ask.RunAsync(ana, ct)).Error);
        await ops.RunLettersAsync();
        var code = CodeIn(Assert.Single(texts.Sent).Body);
        // No row holds it: neither the message nor, in the open, the one that waits for it.
        var row = Assert.Single(await ops.MessagesAsync());
        Assert.DoesNotContain(code, row.Said + row.Values, StringComparison.Ordinal);
        await using (var db = ops.Open())
            Assert.DoesNotContain(code, (await db.PhoneCodes.SingleAsync(ct)).Sealed + "", StringComparison.Ordinal);

        Assert.Equal(4, Assert.IsType<CodeIsWrong>((await prove.RunAsync(Wrong(code), ana, ct)).Error).TriesLeft);
        Assert.Equal(SomeTexts.Number, (await prove.RunAsync($"{code[..3]} {code[3..]}", ana, ct)).Value);
        Assert.IsType<CodeIsOver>((await prove.RunAsync(code, ana, ct)).Error);
        Assert.IsType<NumberIsProvenAlready>((await ask.RunAsync(ana, ct)).Error);
        Assert.True((await ops.Get<ChangeOwnNotices>().RunAsync(NoticeWish.Texts(true), "profile", ana, ct)).Succeeded);
        Assert.Contains("user.phone-proven", await ops.ActionsAsync("user", ana.UserId!.Value));

        // Another number is not proven, and the yes was for the one before.
        await ops.Get<ChangeOwnPhone>().RunAsync("(916) 555-0135", ana, ct);
        var standing = await ops.Get<TextStandingQuery>().LoadAsync(ops.TenantId, ana.UserId!.Value, ct);
        Assert.Equal((false, (DateTime?)null), (standing!.IsProven, standing.AgreedSinceUtc));
    }

    [Theory, OnEveryDatabase]
    public async Task Guessing_ends_with_the_fifth_try_however_many_try_at_once(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var (ana, code) = await AskedAsync(ops, texts);
        var tried = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => ops.Get<ProveOwnPhone>().RunAsync(Wrong(code), ana, ct))));
        Assert.All(tried, one => Assert.False(one.Succeeded));
        Assert.InRange(tried.Count(one => one.Error is CodeIsWrong), 0, PhoneCode.Tries);
        Assert.IsType<CodeIsOver>((await ops.Get<ProveOwnPhone>().RunAsync(code, ana, ct)).Error);
    }

    [Theory, OnEveryDatabase]
    public async Task A_code_lives_ten_minutes_and_five_a_day_are_the_most(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var (ana, code) = await AskedAsync(ops, texts);
        ops.Time.Advance(PhoneCode.Life);
        Assert.IsType<CodeIsOver>((await ops.Get<ProveOwnPhone>().RunAsync(code, ana, ct)).Error);
        for (var n = 1; n < PhoneCode.MostADay; n++)
        {
            ops.Time.Advance(PhoneCode.Pause);
            Assert.True((await ops.Get<AskForPhoneCode>().RunAsync(ana, ct)).Succeeded);
        }

        ops.Time.Advance(PhoneCode.Pause);
        Assert.IsType<TooManyCodes>((await ops.Get<AskForPhoneCode>().RunAsync(ana, ct)).Error);
        // Nor does another account with the same number get round it.
        var sam = await ops.SamAsync();
        await ops.Get<ChangeOwnPhone>().RunAsync(SomeTexts.Number, sam, ct);
        Assert.IsType<TooManyCodes>((await ops.Get<AskForPhoneCode>().RunAsync(sam, ct)).Error);
        ops.Time.Advance(TimeSpan.FromDays(1));
        Assert.True((await ops.Get<AskForPhoneCode>().RunAsync(ana, ct)).Succeeded);
    }

    [Theory, OnEveryDatabase]
    public async Task After_stop_no_code_is_sent_there(string provider)
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(provider, SomeTexts.With(texts));
        var ana = await ops.AnaAsync();
        await ops.Get<ChangeOwnPhone>().RunAsync(SomeTexts.Number, ana, ct);
        Assert.True((await ops.AnswerAsync("STOP", "SM1")).Succeeded);
        Assert.IsType<TextsAreStopped>((await ops.Get<AskForPhoneCode>().RunAsync(ana, ct)).Error);
    }

    [Fact]
    public async Task A_code_for_a_number_that_was_changed_meanwhile_is_not_sent()
    {
        var texts = new RememberedTexts();
        await using var ops = await TestOps.StartAsync(configure: SomeTexts.With(texts));
        var ana = await ops.AnaAsync();
        await ops.Get<ChangeOwnPhone>().RunAsync(SomeTexts.Number, ana, ct);
        await ops.Get<AskForPhoneCode>().RunAsync(ana, ct);
        await ops.Get<ChangeOwnPhone>().RunAsync("+19165550135", ana, ct);
        await ops.RunLettersAsync();
        Assert.Empty(texts.Sent);
        Assert.Equal(MessageState.Suppressed, Assert.Single(await ops.MessagesAsync()).State);
    }

    private static async Task<(Actor Ana, string Code)> AskedAsync(TestOps ops, RememberedTexts texts)
    {
        var ana = await ops.AnaAsync();
        await ops.Get<ChangeOwnPhone>().RunAsync(SomeTexts.Number, ana, ct);
        Assert.True((await ops.Get<AskForPhoneCode>().RunAsync(ana, ct)).Succeeded);
        await ops.RunLettersAsync();
        return (ana, CodeIn(texts.Sent.Last().Body));
    }

    private static string CodeIn(string body) => SixDigits().Match(body).Value;

    private static string Wrong(string code) => (code[0] == '0' ? '1' : '0') + code[1..];

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex SixDigits();
}
