using System.Globalization;
using System.Text;

namespace OpsConsole.Core.Messages.Bounces;

/// <summary>
/// The Maildir (<c>Mail:BouncesFolder</c>) into which the mail server delivers what returns. What is in <c>new</c> has not been read; it moves to
/// <c>cur</c> once it has.
/// </summary>
public sealed class BounceFolder(string folder)
{
    private const int AtOnce = 500;

    private string New => Path.Combine(folder, "new");

    public IReadOnlyList<string> Unread => Directory.Exists(New) ? [.. Directory.EnumerateFiles(New).Order(StringComparer.Ordinal).Take(AtOnce)] : [];

    public void MarkRead(string path)
    {
        var read = Path.Combine(folder, "cur");
        Directory.CreateDirectory(read);
        File.Move(path, Path.Combine(read, Path.GetFileName(path) + ":2,S"), overwrite: true);
    }

    /// <summary>Lays a report as a server writes one: RFC 3464 for what came back, RFC 5965 for a complaint.</summary>
    internal async Task ReportAsync(string what, Mail mail, DateTimeOffset at, CancellationToken ct)
    {
        var date = at.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
        var (status, action, words) = what == "full" ? ("4.2.2", "delayed", "452 4.2.2 The mailbox is full") : ("5.1.1", "failed", "550 5.1.1 There is no such mailbox");
        var report = what == "complaint"
            ? $"Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: Simulator/1.0\nVersion: 1\nOriginal-Rcpt-To: {mail.To}\n"
            : $"Content-Type: message/delivery-status\n\nReporting-MTA: dns; simulator.invalid\n\nFinal-Recipient: rfc822; {mail.To}\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp; {words}\n";
        var kind = what == "complaint" ? "feedback-report" : "delivery-status";
        var letter = $"From: postmaster@simulator.invalid\nTo: bounces@opsconsole.invalid\nDate: {date}\nSubject: About your mail\nMIME-Version: 1.0\n"
            + $"Content-Type: multipart/report; report-type={kind}; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\nAbout your mail.\n\n--b\n{report}\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{mail.MessageId}>\nTo: {mail.To}\n\n--b--\n";
        Directory.CreateDirectory(New);
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        await File.WriteAllTextAsync(path, letter, new UTF8Encoding(false), ct);
        File.Move(path, Path.Combine(New, $"{at.ToUnixTimeMilliseconds()}.{Guid.NewGuid():N}.simulator"));
    }
}
