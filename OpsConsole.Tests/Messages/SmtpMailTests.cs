using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Smtp;

namespace OpsConsole.Tests.Messages;

/// <summary>Our client against a real server that also refuses, stalls and drops the line.</summary>
public sealed class SmtpMailTests
{
    private static readonly CancellationToken ct = CancellationToken.None;

    [Fact]
    public async Task What_a_server_does_is_told_apart()
    {
        await using var sink = await MailSink.StartAsync();
        await using var mail = new SmtpMail(sink.Place, TimeProvider.System);
        await mail.SendAsync(Letter("anna@x.test"), ct);
        Assert.True((await Assert.ThrowsAsync<MailRefused>(() => mail.SendAsync(Letter("anna+refused@x.test"), ct))).IsBadAddress);
        var policy = await Assert.ThrowsAsync<MailRefused>(() => mail.SendAsync(Letter("anna+policy@x.test"), ct));
        Assert.Equal((true, false), (policy.IsForGood, policy.IsBadAddress));
        var spam = await Assert.ThrowsAsync<MailRefused>(() => mail.SendAsync(Letter("anna+spam@x.test"), ct));
        Assert.Equal((true, false), (spam.IsForGood, spam.IsBadAddress));
        Assert.False((await Assert.ThrowsAsync<MailRefused>(() => mail.SendAsync(Letter("anna+later@x.test"), ct))).IsForGood);
        // Before the last dot: certainly not taken. After it: nobody knows.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mail.SendAsync(Letter("anna+stall@x.test"), ct));
        await Assert.ThrowsAnyAsync<IOException>(() => mail.SendAsync(Letter("anna+drop@x.test") with { Html = new string('x', 16 * 1024 * 1024) }, ct));
        await Assert.ThrowsAsync<MailInDoubt>(() => mail.SendAsync(Letter("anna+lost@x.test"), ct));
        await Assert.ThrowsAsync<MailInDoubt>(() => mail.SendAsync(Letter("anna+silent@x.test"), ct));
        await mail.SendAsync(Letter("zoe@x.test"), ct);

        Assert.Equal(["anna@x.test", "anna+lost@x.test", "anna+silent@x.test", "zoe@x.test"], sink.Taken.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task Nothing_a_mail_says_ends_it_or_begins_another()
    {
        await using var sink = await MailSink.StartAsync();
        await using var mail = new SmtpMail(sink.Place, TimeProvider.System);
        await mail.SendAsync(Letter("anna@x.test") with { Text = ".\r\n.\r\nMAIL FROM:<evil@x.test>\r\nRCPT TO:<evil@x.test>\r\nDATA\r\nx\r\n.\r\n", Html = "<p>\r\n.\r\n</p>" }, ct);
        Assert.Equal("anna@x.test", Assert.Single(sink.Taken).Split(' ')[0]);
    }

    [Fact]
    public async Task A_server_that_asks_who_we_are_is_told_and_the_password_is_never_said_otherwise()
    {
        await using var sink = await MailSink.StartAsync(asksWho: true);
        await using (var mail = new SmtpMail(sink.Place with { User = "console", Password = "right horse" }, TimeProvider.System))
            await mail.SendAsync(Letter("anna@x.test"), ct);
        await using var wrong = new SmtpMail(sink.Place with { User = "console", Password = "wrong zebra" }, TimeProvider.System);
        var failure = await Assert.ThrowsAsync<IOException>(() => wrong.SendAsync(Letter("anna@x.test"), ct));

        Assert.DoesNotContain("zebra", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("horse", (sink.Place with { Password = "right horse" }).ToString(), StringComparison.Ordinal);
        Assert.Single(sink.Taken);
    }

    private static Mail Letter(string to) => new(to, "Hello", "Text\n.\nEnd") { Html = "<p>Text</p>", MessageId = "m1.0123456789abcdef@keller.test" };
}
