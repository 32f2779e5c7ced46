using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Bounces;
using OpsConsole.Core.Messages.Outbox;
using OpsConsole.Core.Messages.Writing;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Messages;

public sealed class MailFolderTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"opsconsole-mail-{Guid.NewGuid():N}");

    [Fact]
    public async Task A_letter_is_a_file_that_a_mail_program_opens()
    {
        await SendAsync(new Mail("maria@keller.test", "Größe geändert", "Grüße\nLine two") { Html = "<p>Grüße</p>", FromName = "Keller \"Homes\"", ToName = "Maria Müller", TenantId = 7 });

        var letter = await LetterAsync();
        Assert.EndsWith("<maria@keller.test>", letter.Header("To"), StringComparison.Ordinal);
        Assert.StartsWith("Maria Müller", letter.Header("To"), StringComparison.Ordinal);
        Assert.Equal("\"Keller \\\"Homes\\\"\" <no-reply@opsconsole.invalid>", letter.Header("From"));
        Assert.Equal("Mon, 04 May 2026 09:00:00 +0000", letter.Header("Date"));
        Assert.Equal("Größe geändert", letter.Header("Subject"));
        Assert.Equal("multipart/alternative", letter.Kind);
        Assert.Equal("Grüße\nLine two\n", letter.Parts[0].Text);
        Assert.Equal("<p>Grüße</p>\n", letter.Parts[1].Text);
        Assert.Contains("-t7-", Path.GetFileName(Directory.GetFiles(folder).Single()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_a_letter_can_add_a_header_or_another_reader()
    {
        await SendAsync(new Mail("maria@keller.test\r\nBcc: mallory@evil.test", "Hello\r\nBcc: mallory@evil.test", "Text\r\n\r\nBcc: mallory@evil.test\n.\n") { ToName = "A\r\nBcc: b@c.test", FromName = "F\nBcc: x" });
        Assert.DoesNotContain((await LetterAsync()).Headers, header => header.Name == "Bcc");
    }

    [Fact]
    public async Task Any_text_comes_out_as_it_went_in_and_no_line_is_long()
    {
        var random = new Random(7);
        for (var run = 0; run < 60; run++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 900)).Select(_ => "aé=. \n\t€<>&漢-_"[random.Next(14)])]);
            var subject = text.Replace("\n", "").Replace("\t", "").Trim();
            var raw = MailWriter.Write(new Mail("a@b.test", subject, text) { Html = text }, "no-reply@b.test", DateTimeOffset.UnixEpoch);
            var read = MailReader.Read(raw);
            Assert.Equal(text + "\n", read.Parts[0].Text);
            Assert.Equal(text + "\n", read.Parts[1].Text);
            Assert.Equal(subject, read.Header("Subject"));
            Assert.All(System.Text.Encoding.ASCII.GetString(raw).Split("\r\n"), line => Assert.True(line.Length <= 998 && (line.Length <= 78 || line.StartsWith("Subject", StringComparison.Ordinal)), line));
        }

        await Task.CompletedTask;
    }

    [Fact]
    public async Task Some_addresses_have_it_fail_as_servers_do()
    {
        Assert.True((await Assert.ThrowsAsync<MailRefused>(() => SendAsync(new Mail("a+refused@b.test", "S", "T")))).IsBadAddress);
        Assert.False((await Assert.ThrowsAsync<MailRefused>(() => SendAsync(new Mail("a+later@b.test", "S", "T")))).IsForGood);
        await Assert.ThrowsAsync<MailInDoubt>(() => SendAsync(new Mail("a+lost@b.test", "S", "T")));
        await SendAsync(new Mail("a+bounce@b.test", "S", "T") { MessageId = "m12.0123456789abcdef@b.test" });

        var report = Assert.Single(new BounceFolder(folder + "-returned").Unread);
        Assert.Equal(new BounceReport(Core.Messages.Queue.MessageEventKind.HardBounce, 12, "m12.0123456789abcdef", "smtp; 550 5.1.1 There is no such mailbox"), BounceReport.Read(await File.ReadAllBytesAsync(report)));
    }

    public void Dispose()
    {
        foreach (var path in new[] { folder, folder + "-returned" }.Where(Directory.Exists))
            Directory.Delete(path, recursive: true);
    }

    private Task SendAsync(Mail mail) => new MailFolder(folder, new ManualTime(), new BounceFolder(folder + "-returned")).SendAsync(mail, CancellationToken.None);

    private async Task<ReceivedPart> LetterAsync() => MailReader.Read(await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(folder, "*"))));
}
