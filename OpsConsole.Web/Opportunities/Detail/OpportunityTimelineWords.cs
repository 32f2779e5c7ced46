using System.Text.Json;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Leads;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Editing;

namespace OpsConsole.Web.Opportunities.Detail;

/// <summary>The words behind a timeline entry that say more than its action: where to, why, how a call went, what changed to what.</summary>
internal static class OpportunityTimelineWords
{
    public static string? Of(TimelineEntry entry)
    {
        if (entry.Particulars is null)
            return null;
        if (entry.Action == "opportunity.edited")
            return string.Join("; ", LeadEdits.Read(entry.Particulars).Changes.Select(change =>
                $"{OpportunityFact.Named(change.Field)?.Label}: {OpportunityFactWords.Shown(change.Field, change.Old)} → {OpportunityFactWords.Shown(change.Field, change.New)}"));
        using var json = JsonDocument.Parse(entry.Particulars);
        var root = json.RootElement;
        var details = root.TryGetProperty("details", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
        if (entry.Action == "opportunity.assigned")
            return Text(details, "toName") is { } name ? $"now {name}" : "now nobody";
        if (entry.Action is "opportunity.lead-merged" or "opportunity.lead-unmerged")
            return root.TryGetProperty("to", out var to) ? $"now of lead {to.GetInt64()}" : null;
        string?[] words =
        [
            entry.Action is "opportunity.moved" or "opportunity.reopened" or "opportunity.taken-back" ? $"{Text(root, "from")} → {Text(root, "to")}" : null,
            Enum.TryParse<CloseReason>(Text(details, "reason"), out var reason) ? OpportunityWords.Of(reason) : null,
            Enum.TryParse<CallOutcome>(Text(details, "outcome"), out var outcome) ? OpportunityWords.Of(outcome) : null,
            Text(details, "note"),
        ];
        return string.Join(": ", words.Where(word => !string.IsNullOrWhiteSpace(word))) is { Length: > 0 } text ? text : null;
    }

    public static string Tone(string action) => action switch
    {
        "opportunity.won" => "approved",
        "opportunity.lost" or "opportunity.deleted" => "rejected",
        "opportunity.created" => "pending",
        _ => "sold",
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
