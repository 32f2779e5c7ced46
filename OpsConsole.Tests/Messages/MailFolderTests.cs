using System.Text;
using OpsConsole.Core.Messages;
using OpsConsole.Core.Messages.Outbox;
using OpsConsole.Tests.Ground;

namespace OpsConsole.Tests.Messages;

public sealed class MailFolderTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"opsconsole-mail-{Guid.NewGuid():N}");

    [Fact]
    public async Task A_letter_is_a_file_that_a_mail_program_opens()
    {
        await SendAsync(new Mail("maria@keller.test", "Größe geändert", "Grüße\nLine two"));

        var letter = await LetterAsync();
        Assert.Equal("maria@keller.test", letter.Headers["To"]);
        Assert.Equal("Mon, 04 May 2026 09:00:00 +0000", letter.Headers["Date"]);
        Assert.Equal("Größe geändert", Decoded(letter.Headers["Subject"].Replace("=?utf-8?B?", "").Replace("?=", "")));
        Assert.Equal("Grüße\nLine two", Decoded(letter.Body));
    }

    [Fact]
    public async Task Nothing_in_a_letter_can_add_a_header_or_another_reader()
    {
        await SendAsync(new Mail("maria@keller.test\r\nBcc: mallory@evil.test", "Hello\r\nBcc: mallory@evil.test", "Text\r\n\r\nBcc: mallory@evil.test"));
        Assert.DoesNotContain("Bcc", (await LetterAsync()).Headers.Keys);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task SendAsync(Mail mail) => new MailFolder(folder, new ManualTime()).SendAsync(mail, CancellationToken.None);

    private async Task<(Dictionary<string, string> Headers, string Body)> LetterAsync()
    {
        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder, "*")));
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (text[..end].Split("\r\n").Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]), text[(end + 4)..]);
    }

    private static string Decoded(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
