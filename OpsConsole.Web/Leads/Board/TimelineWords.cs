using System.Text.Json;
using OpsConsole.Core.Leads;

namespace OpsConsole.Web.Leads.Board;

/// <summary>The words behind a timeline entry that say more than its action: a reason, a question, an answer.</summary>
internal static class TimelineWords
{
    public static string? Of(TimelineEntry entry)
    {
        if (entry.Particulars is null)
            return null;
        using var json = JsonDocument.Parse(entry.Particulars);
        if (!json.RootElement.TryGetProperty("details", out var details) || details.ValueKind != JsonValueKind.Object)
            return null;
        var words = new[] { "question", "answer", "note" }.Select(name => details.TryGetProperty(name, out var value) ? value.GetString() : null);
        var reason = details.TryGetProperty("reason", out var given) && Enum.TryParse<RejectReason>(given.GetString(), out var parsed) ? LeadWords.Of(parsed) : null;
        return string.Join(": ", new[] { reason }.Concat(words).Where(word => !string.IsNullOrWhiteSpace(word))) is { Length: > 0 } text ? text : null;
    }
}
