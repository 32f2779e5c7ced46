using System.Text.RegularExpressions;
using OpsConsole.Core.Messages.Queue;
using OpsConsole.Core.Messages.Writing;

namespace OpsConsole.Core.Messages.Bounces;

/// <summary>What a report says of one of our mails.</summary>
/// <param name="MessageRow">The id of its row.</param>
/// <param name="MessageId">Its own name, as far as the report has it: <c>m12.0a1b…</c>.</param>
public sealed partial record BounceReport(MessageEventKind Kind, long MessageRow, string MessageId, string Text)
{
    private const int Longest = 300;

    /// <summary>Null for what is no report about a mail of ours: an answer, an advertisement, anything.</summary>
    public static BounceReport? Read(ReadOnlySpan<byte> letter)
    {
        var mail = MailReader.Read(letter);
        var parts = mail.All.Take(100).ToList();
        if (NameIn(mail, parts) is not { } name || RowOf(name) is not { } row)
            return null;
        if (parts.FirstOrDefault(part => part.Kind == "message/feedback-report") is { } complaint)
            return MailReader.HeadersOf(complaint.Text).Any(header => header.Name.Equals("Feedback-Type", StringComparison.OrdinalIgnoreCase))
                ? new(MessageEventKind.Complaint, row, name, "The reader called it unwanted.") : null;
        if (parts.FirstOrDefault(part => part.Kind == "message/delivery-status") is not { } status)
            return null;
        var fields = MailReader.HeadersOf(status.Text);
        var action = Field(fields, "Action")?.ToLowerInvariant();
        var code = Status().Match(Field(fields, "Status") ?? Field(fields, "Diagnostic-Code") ?? "");
        var words = Field(fields, "Diagnostic-Code") ?? code.Value;
        var text = words.Length <= Longest ? words : words[..Longest];
        return (action, code.Groups["class"].Value) switch
        {
            // A policy says nothing of the mailbox, and a full one is empty some day.
            ("failed", "5") when !code.Value.StartsWith("5.7", StringComparison.Ordinal) && code.Value != "5.2.2" => new(MessageEventKind.HardBounce, row, name, text),
            ("failed", _) or ("delayed", _) => new(MessageEventKind.SoftBounce, row, name, text),
            // Delivered, relayed, expanded.
            _ => null,
        };
    }

    /// <summary>By the address it returned to (VERP), else by the Message-ID of the mail it is about; never by the report's own.</summary>
    private static string? NameIn(ReceivedPart mail, List<ReceivedPart> parts)
    {
        foreach (var header in mail.Headers.Where(header => header.Name is "To" or "Delivered-To" or "X-Original-To"))
            if (Verp().Match(header.Value) is { Success: true } match)
                return match.Groups["name"].Value;
        var inside = parts.Skip(1).SelectMany(part => part.Headers.Concat(part.Kind is "text/rfc822-headers" or "message/delivery-status" ? MailReader.HeadersOf(part.Text) : []));
        foreach (var (name, value) in inside)
            if (name.Equals("Message-ID", StringComparison.OrdinalIgnoreCase) && Own().Match(value) is { Success: true } match)
                return match.Groups["name"].Value;
        return null;
    }

    private static long? RowOf(string name) => long.TryParse(name.AsSpan(1, name.IndexOf('.') - 1), out var row) ? row : null;

    private static string? Field(IEnumerable<(string Name, string Value)> fields, string name) =>
        fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value).FirstOrDefault();

    [GeneratedRegex(@"\b(?<class>[245])\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex Status();

    [GeneratedRegex(@"\+(?<name>m\d{1,18}\.[0-9a-f]{16})@")]
    private static partial Regex Verp();

    [GeneratedRegex(@"<(?<name>m\d{1,18}\.[0-9a-f]{16})@")]
    private static partial Regex Own();
}
