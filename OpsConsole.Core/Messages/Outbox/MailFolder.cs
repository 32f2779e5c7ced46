using System.Globalization;
using System.Text;

namespace OpsConsole.Core.Messages.Outbox;

/// <summary>
/// Mail without a mail server: each letter becomes an <c>.eml</c> file that any mail program opens. The default until a server is set.
/// The folder is swept by whoever looks at it; nothing here reads it.
/// </summary>
public sealed class MailFolder(string folder, TimeProvider clock) : IMailTransport
{
    public bool IsSimulated => true;

    public async Task SendAsync(Mail mail, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var unique = Guid.NewGuid().ToString("N");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{now:yyyyMMdd-HHmmss}-{unique[..8]}.eml");
        // Written aside and moved, so that a reader never sees half a letter.
        await File.WriteAllTextAsync(path + ".part", Letter(mail, now, unique), new UTF8Encoding(false), ct);
        File.Move(path + ".part", path);
    }

    /// <summary>The form of RFC 5322; the body in base64, so that no line of it can pass for a header or be too long.</summary>
    private static string Letter(Mail mail, DateTimeOffset at, string unique)
    {
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(mail.Text), Base64FormattingOptions.InsertLineBreaks);
        return string.Join("\r\n",
            "From: OpsConsole <no-reply@opsconsole.invalid>",
            $"To: {OneLine(mail.To)}",
            $"Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(mail.Subject))}?=",
            $"Date: {at.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)}",
            $"Message-ID: <{unique}@opsconsole.invalid>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            body,
            "");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
