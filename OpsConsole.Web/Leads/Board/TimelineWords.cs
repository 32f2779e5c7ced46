using System.Text.Json;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Verification;
using OpsConsole.Web.Leads.Detail;
using OpsConsole.Web.Leads.Verification;

namespace OpsConsole.Web.Leads.Board;

/// <summary>The words behind a timeline entry that say more than its action: a reason, a question, an answer, what changed to what.</summary>
internal static class TimelineWords
{
    public static string? Of(TimelineEntry entry)
    {
        if (entry.Particulars is null)
            return null;
        if (entry.Action == "lead.edited")
            return string.Join("; ", LeadEdits.Read(entry.Particulars).Changes
                .Select(change => $"{FactWords.Label(change.Field)}: {FactWords.Shown(change.Field, change.Old)} → {FactWords.Shown(change.Field, change.New)}"));
        using var json = JsonDocument.Parse(entry.Particulars);
        if (entry.Action == "lead.assigned")
            return Text(json.RootElement, "toName") is { } name ? $"now {name}" : "now nobody";
        if (entry.Action == "lead.offered")
            return $"{Text(json.RootElement, "toName")}. {Text(json.RootElement, "why")}";
        if (entry.Action == "lead.declined")
            return Text(json.RootElement, "note");
        if (entry.Action is "lead.offer-lapsed" or "lead.offer-withdrawn")
            return string.Join(": ", new[] { Text(json.RootElement, "fromName"), Text(json.RootElement, "note") }.OfType<string>());
        if (entry.Action == "lead.unplaced")
            return $"{Text(json.RootElement, "why")} {Skipped(json.RootElement)}".TrimEnd();
        if (entry.Action == "lead.verified")
            return VerifiedWords(json.RootElement);
        if (entry.Action is "lead.merged" or "lead.unmerged")
            return MergedWords(json.RootElement);
        if (entry.Action == "lead.submitted")
            return Text(json.RootElement, "wordingReason") is { } why ? $"Wording explained: {why}" : null;
        if (entry.Action is "lead.photo-added" or "lead.photo-described" or "lead.photos-ordered" or "lead.photo-removed" or "lead.photo-restored")
            return Text(json.RootElement, "caption") ?? Text(json.RootElement, "photo");
        if (entry.Action is "lead.fraud-flagged" or "lead.fraud-unflagged")
            return FraudWords(json.RootElement);
        if (entry.Action is "lead.tagged" or "lead.untagged")
            return Text(json.RootElement, "tag");
        if (!json.RootElement.TryGetProperty("details", out var details) || details.ValueKind != JsonValueKind.Object)
            return null;
        if (entry.Action == "lead.countdown-changed")
            return $"{Moved(details)}: {Text(details, "note")}";
        if (entry.Action is "lead.held" or "lead.released")
            return $"for {Text(details, "buyer")}{(details.TryGetProperty("untilUtc", out var until) && until.TryGetDateTime(out var end) ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" until {end:d MMM, HH:mm} UTC") : "")}";
        var words = new[] { "question", "answer", "note" }.Select(name => Text(details, name));
        var reason = Enum.TryParse<RejectReason>(Text(details, "reason"), out var parsed) ? LeadWords.Of(parsed) : null;
        return string.Join(": ", new[] { reason }.Concat(words).Where(word => !string.IsNullOrWhiteSpace(word))) is { Length: > 0 } text ? text : null;
    }

    private static string FraudWords(JsonElement root)
    {
        var signs = root.TryGetProperty("signs", out var all) && all.ValueKind == JsonValueKind.Array ? string.Join(' ', all.EnumerateArray().Select(sign => sign.GetString())) : "";
        var hidden = root.TryGetProperty("hidden", out var isHidden) && isHidden.ValueKind == JsonValueKind.True ? "It is hidden from sale." : "";
        var ended = Text(root, "endedHoldFor") is { } buyer ? $"The hold for {buyer} ended." : "";
        return string.Join(' ', new[] { signs, hidden, ended }.Where(words => words.Length > 0));
    }

    private static string Skipped(JsonElement root) => root.TryGetProperty("skipped", out var skipped) && skipped.ValueKind == JsonValueKind.Array
        ? string.Join("; ", skipped.EnumerateArray().Select(one => $"{Text(one, "name")}: {Text(one, "why")}"))
        : "";

    private static string Moved(JsonElement details) =>
        !details.TryGetProperty("hours", out var moved) || !moved.TryGetInt32(out var hours) ? "ended it"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Abs(hours):N0} {(Math.Abs(hours) == 1 ? "hour" : "hours")} {(hours > 0 ? "longer" : "shorter")}");

    private static string? VerifiedWords(JsonElement entry)
    {
        CheckState? State(string name) => Enum.TryParse<CheckState>(Text(entry, name), out var state) ? state : null;
        return string.Join("; ", new[]
        {
            State("phone") is { } phone ? $"phone: {VerificationWords.OfPhone(phone)}" : null,
            State("address") is { } address ? $"address: {VerificationWords.OfAddress(address)}" : null,
        }.OfType<string>());
    }

    private static string? MergedWords(JsonElement entry) =>
        entry.TryGetProperty("merged", out var merged) ? $"with lead {merged.GetInt64()}"
        : entry.TryGetProperty("into", out var into) ? $"this one into lead {into.GetInt64()}"
        : entry.TryGetProperty("from", out var from) ? $"with lead {from.GetInt64()}"
        : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
