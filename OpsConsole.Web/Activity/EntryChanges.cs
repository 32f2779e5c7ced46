using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpsConsole.Core.Activity.Searching;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Opportunities;
using OpsConsole.Core.Opportunities.Editing;
using OpsConsole.Web.Leads.Detail;
using OpsConsole.Web.Opportunities.Detail;
using OpsConsole.Web.Parts;

namespace OpsConsole.Web.Activity;

/// <summary>One field of an entry: what it was and what it is since. What was not changed but said stands in <paramref name="After"/> alone.</summary>
internal sealed record FieldChange(string Label, string? Before, string? After);

/// <summary>Reads an entry's particulars field by field, in the words of the room's own pages.</summary>
internal static partial class EntryChanges
{
    public static IReadOnlyList<FieldChange> Of(ActivityRow row)
    {
        if (row.Particulars is null)
            return [];
        try
        {
            using var json = JsonDocument.Parse(row.Particulars);
            return json.RootElement.ValueKind != JsonValueKind.Object ? []
                : row.Action is "lead.edited" or "opportunity.edited" ? OfFacts(row)
                : [.. OfObject(json.RootElement)];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            // As an older version wrote them: the raw particulars are shown anyway.
            return [];
        }
    }

    private static List<FieldChange> OfFacts(ActivityRow row) => [.. LeadEdits.Read(row.Particulars!).Changes.Select(change => row.SubjectKind == Opportunity.Subject
        ? new FieldChange(OpportunityFact.Named(change.Field)?.Label ?? change.Field, OpportunityFactWords.Shown(change.Field, change.Old), OpportunityFactWords.Shown(change.Field, change.New))
        : new FieldChange(FactWords.Label(change.Field), FactWords.Shown(change.Field, change.Old), FactWords.Shown(change.Field, change.New)))];

    private static IEnumerable<FieldChange> OfObject(JsonElement root)
    {
        var fields = root.EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
        if (fields.ContainsKey("fromName") || fields.ContainsKey("toName"))
            yield return new FieldChange("Who", Shown("fromName", fields.GetValueOrDefault("fromName")), Shown("toName", fields.GetValueOrDefault("toName")));
        else if (fields.TryGetValue("to", out var to) && fields.TryGetValue("from", out var from))
        {
            if (from.ToString() != to.ToString())
                yield return new FieldChange("Value", Shown("from", from), Shown("to", to));
        }
        else if (fields.TryGetValue("old", out var old) | fields.TryGetValue("new", out var next))
        {
            yield return new FieldChange("Value", Shown("old", old), Shown("new", next));
        }
        else if (fields.TryGetValue("to", out to))
        {
            yield return new FieldChange("Value", null, Shown("to", to));
        }
        else if (fields.TryGetValue("from", out from))
        {
            yield return new FieldChange("From", null, Shown("from", from));
        }

        if (fields.ContainsKey("added") || fields.ContainsKey("taken"))
            yield return new FieldChange("Given and taken", Shown("taken", fields.GetValueOrDefault("taken")), Shown("added", fields.GetValueOrDefault("added")));
        string[] told = ["from", "to", "fromName", "toName", "old", "new", "added", "taken", "details", "version"];
        foreach (var (name, value) in fields.Where(field => !told.Contains(field.Key)))
            if (Shown(name, value) is { } text)
                yield return new FieldChange(Label(name), null, text);
        if (fields.TryGetValue("details", out var details) && details.ValueKind == JsonValueKind.Object)
            foreach (var change in OfObject(details))
                yield return change;
    }

    /// <summary>Money, instants, numbers and choices as pages show them.</summary>
    private static string? Shown(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.True => "Yes",
        JsonValueKind.False => "No",
        JsonValueKind.Number when name.EndsWith("Cents", StringComparison.Ordinal) && value.TryGetInt64(out var cents) => Money.Exact(cents),
        JsonValueKind.Number when value.TryGetInt64(out var number) && !name.EndsWith("Id", StringComparison.Ordinal) && name != "id" => number.ToString("N0", CultureInfo.InvariantCulture),
        JsonValueKind.String when name.EndsWith("Utc", StringComparison.Ordinal) && value.TryGetDateTime(out var at) => at.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
        JsonValueKind.String => null,
        JsonValueKind.Array => value.GetArrayLength() == 0 ? null : string.Join(", ", value.EnumerateArray().Take(50).Select(item => item.ValueKind == JsonValueKind.Object ? item.GetRawText() : item.ToString())),
        JsonValueKind.Object => value.GetRawText(),
        _ => value.GetRawText(),
    };

    /// <summary>countdownHours → "Countdown hours".</summary>
    private static string Label(string name) => ActivityWords.Sentence(Hump().Replace(name, match => $" {char.ToLowerInvariant(match.Value[0])}").Replace(" utc", "", StringComparison.Ordinal));

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Hump();
}
