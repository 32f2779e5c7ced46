using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpsConsole.Core.Messages.Writing;

/// <summary>
/// A mail as RFC 5322 and MIME write it: headers in ASCII (RFC 2047 for others), the texts as quoted-printable, so that every line is short
/// and every server passes it on as it is.
/// </summary>
public static class MailWriter
{
    private const int LineLength = 76;

    /// <param name="from">The installation's address.</param>
    public static byte[] Write(Mail mail, string from, DateTimeOffset at)
    {
        var letter = new StringBuilder();
        Header(letter, "From", Mailbox(mail.FromName, from));
        Header(letter, "To", Mailbox(mail.ToName, mail.To));
        if (mail.ReplyTo is { } replyTo)
            Header(letter, "Reply-To", OneLine(replyTo));
        Header(letter, "Subject", Words(mail.Subject));
        Header(letter, "Date", at.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header(letter, "Message-ID", $"<{OneLine(mail.MessageId ?? $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}@opsconsole.invalid")}>");
        foreach (var (name, value) in mail.Headers)
            Header(letter, name, OneLine(value));
        Header(letter, "MIME-Version", "1.0");
        if (mail.Html is not { } html)
        {
            Part(letter, "plain", mail.Text);
        }
        else
        {
            // Nothing a person wrote can be this line.
            var boundary = $"b-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
            Header(letter, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
            letter.Append("\r\n--").Append(boundary).Append("\r\n");
            Part(letter, "plain", mail.Text);
            letter.Append("\r\n--").Append(boundary).Append("\r\n");
            Part(letter, "html", html);
            letter.Append("\r\n--").Append(boundary).Append("--\r\n");
        }

        return Encoding.ASCII.GetBytes(letter.ToString());
    }

    private static void Part(StringBuilder letter, string kind, string text)
    {
        Header(letter, "Content-Type", $"text/{kind}; charset=utf-8");
        Header(letter, "Content-Transfer-Encoding", "quoted-printable");
        letter.Append("\r\n");
        QuotedPrintable(letter, text.ReplaceLineEndings("\n"));
        letter.Append("\r\n");
    }

    private static void Header(StringBuilder letter, string name, string value) => letter.Append(name).Append(": ").Append(value).Append("\r\n");

    private static string Mailbox(string? name, string address) => string.IsNullOrWhiteSpace(name) ? OneLine(address) : $"{Phrase(name)} <{OneLine(address)}>";

    /// <summary>A name before an address: quoted, unless its letters need RFC 2047 anyhow.</summary>
    private static string Phrase(string name) =>
        OneLine(name) is var line && line.All(letter => letter is >= ' ' and < '\x7f') && line.Length < LineLength ? $"\"{line.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"" : Words(line);

    /// <summary>Plain where it can be, else encoded words of at most 75 characters, cut between letters and not within one.</summary>
    private static string Words(string text)
    {
        var line = OneLine(text);
        if (line.All(letter => letter is >= ' ' and < '\x7f') && line.Length < LineLength && !line.Contains("=?", StringComparison.Ordinal))
            return line;
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(word.ToString()) + rune.Utf8SequenceLength > 42)
            {
                words.Add(Encoded(word));
                word.Clear();
            }

            word.Append(rune.ToString());
        }

        words.Add(Encoded(word));
        return string.Join("\r\n ", words);
    }

    private static string Encoded(StringBuilder word) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(word.ToString()))}?=";

    private static void QuotedPrintable(StringBuilder letter, string text)
    {
        var column = 0;
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = 0; at < bytes.Length; at++)
        {
            var one = bytes[at];
            if (one == '\n')
            {
                letter.Append("\r\n");
                column = 0;
                continue;
            }

            var isLastOfLine = at + 1 == bytes.Length || bytes[at + 1] == '\n';
            // A space at the end of a line would be lost on the way.
            var isPlain = (one is >= 33 and <= 126 && one != '=') || (one is (byte)' ' or (byte)'\t' && !isLastOfLine);
            if (column + (isPlain ? 1 : 3) > LineLength - 1)
            {
                letter.Append("=\r\n");
                column = 0;
            }

            if (isPlain)
                letter.Append((char)one);
            else
                letter.Append('=').Append(one.ToString("X2", CultureInfo.InvariantCulture));
            column += isPlain ? 1 : 3;
        }
    }

    private static string OneLine(string text) => new([.. text.ReplaceLineEndings(" ").Where(letter => !char.IsControl(letter))]);
}
