using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpsConsole.Core.Messages.Writing;

/// <summary>A mail, or a part of one, as it was received: headers by name (the first of each counts), and what it holds.</summary>
public sealed class ReceivedPart
{
    public required IReadOnlyList<(string Name, string Value)> Headers { get; init; }

    /// <summary>Its parts, where it has several.</summary>
    public IReadOnlyList<ReceivedPart> Parts { get; init; } = [];

    /// <summary>Its text, decoded; empty where it has parts.</summary>
    public string Text { get; init; } = "";

    /// <summary>Such as <c>message/delivery-status</c>.</summary>
    public string Kind => (Header("Content-Type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    public string? Header(string name) => Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();

    /// <summary>Itself and all that is inside it.</summary>
    public IEnumerable<ReceivedPart> All => Parts.SelectMany(part => part.All).Prepend(this);
}

/// <summary>
/// Reads mails of others, which may hold anything: what cannot be understood is text, nesting and the number of parts are bounded, and
/// nothing is ever thrown.
/// </summary>
public static partial class MailReader
{
    private const int Deepest = 6;
    private const int MostParts = 50;
    private const int MostHeaders = 400;

    public static ReceivedPart Read(ReadOnlySpan<byte> letter) => Read(Encoding.Latin1.GetString(letter), Deepest);

    private static ReceivedPart Read(string raw, int deeper)
    {
        var source = raw.ReplaceLineEndings("\n");
        var end = source.StartsWith('\n') ? 0 : source.IndexOf("\n\n", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (source, "") : (source[..end], source[(end + (end == 0 ? 1 : 2))..]);
        var headers = HeadersOf(head);
        var part = new ReceivedPart { Headers = headers };
        var type = part.Header("Content-Type") ?? "";
        if (deeper > 0 && part.Kind.StartsWith("multipart/", StringComparison.Ordinal) && Boundary().Match(type) is { Success: true } boundary)
            return new ReceivedPart { Headers = headers, Parts = [.. Split(body, boundary.Groups["value"].Value).Take(MostParts).Select(inner => Read(inner, deeper - 1))] };
        var decoded = Decoded(body, part.Header("Content-Transfer-Encoding"));
        if (deeper > 0 && part.Kind is "message/rfc822" or "message/global")
            return new ReceivedPart { Headers = headers, Parts = [Read(decoded, deeper - 1)] };
        return new ReceivedPart { Headers = headers, Text = InCharset(decoded, type) };
    }

    /// <summary>Blocks of headers, as a report of deliveries has one for the mail and one for each recipient.</summary>
    public static IReadOnlyList<(string Name, string Value)> HeadersOf(string text)
    {
        var headers = new List<(string Name, string Value)>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length > 0 && line[0] is ' ' or '\t' && headers.Count > 0)
                headers[^1] = (headers[^1].Name, headers[^1].Value + " " + line.Trim());
            else if (line.IndexOf(':') is > 0 and var colon && headers.Count < MostHeaders)
                headers.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        return [.. headers.Select(header => (header.Name, EncodedWord().Replace(EncodedGap().Replace(header.Value, "?=$1"), Unworded)))];
    }

    private static string Unworded(Match word)
    {
        try
        {
            var bytes = word.Groups["how"].Value is "B" or "b"
                ? Convert.FromBase64String(word.Groups["text"].Value)
                : Encoding.Latin1.GetBytes(Quoted(word.Groups["text"].Value.Replace('_', ' ')));
            return Encoding.UTF8.GetString(bytes);
        }
        catch (FormatException)
        {
            return word.Value;
        }
    }

    private static IEnumerable<string> Split(string body, string boundary)
    {
        var pieces = ("\n" + body).Split($"\n--{boundary}");
        return pieces.Skip(1).TakeWhile(piece => !piece.StartsWith("--", StringComparison.Ordinal)).Select(piece => piece.IndexOf('\n') is >= 0 and var line ? piece[(line + 1)..] : "");
    }

    private static string Decoded(string body, string? encoding)
    {
        switch (encoding?.Trim().ToLowerInvariant())
        {
            case "quoted-printable":
                return Quoted(body);
            case "base64":
                var letters = new string([.. body.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=')]);
                var bytes = new byte[letters.Length];
                return Convert.TryFromBase64String(letters, bytes, out var length) ? Encoding.Latin1.GetString(bytes, 0, length) : body;
            default:
                return body;
        }
    }

    private static string Quoted(string text) => Escape().Replace(SoftBreak().Replace(text, ""), escape =>
        ((char)byte.Parse(escape.Groups["hex"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static string InCharset(string latin, string type) =>
        type.Contains("utf-8", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin)) : latin;

    [GeneratedRegex("boundary=(\"(?<value>[^\"]+)\"|(?<value>[^;\\s]+))", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?[^?]+\?(?<how>[BbQq])\?(?<text>[^?]*)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+(=\?)")]
    private static partial Regex EncodedGap();

    [GeneratedRegex("=(?<hex>[0-9A-Fa-f]{2})")]
    private static partial Regex Escape();

    [GeneratedRegex("=[ \t]*\n")]
    private static partial Regex SoftBreak();
}
