using System.Collections.Immutable;
using System.Text.Json;

namespace OpsConsole.Core.Leads.Imports;

public sealed partial class ColumnMapping
{
    // {"headers":["street","price"],"columns":{"Street":0,"AskingPriceCents":1},"defaults":{"State":"CA"}}
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string ToJson() => JsonSerializer.Serialize(
        new Saved([.. Headers], columns.ToDictionary(entry => entry.Key.Name, entry => entry.Value), defaults.ToDictionary(entry => entry.Key.Name, entry => entry.Value)),
        Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote. Give the headers of the file at hand to be refused when they are others.</summary>
    public static Result<ColumnMapping> FromJson(string json, IReadOnlyList<string>? headers = null)
    {
        if (Read(json) is not { } mapping)
            return new MappingIsUnreadable();
        return headers is null || headers.SequenceEqual(mapping.Headers) ? mapping : new MappingIsForAnotherFile();
    }

    private static ColumnMapping? Read(string json)
    {
        Saved? saved;
        try
        {
            saved = JsonSerializer.Deserialize<Saved>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }

        if (saved is not { Headers: { } headers, Columns: { } columns, Defaults: { } defaults } || headers.Any(header => header is null))
            return null;
        var known = columns.Keys.Concat(defaults.Keys).All(name => LeadField.Named(name) is not null);
        var fits = columns.Values.All(column => column >= 0 && column < headers.Length) && columns.Values.Distinct().Count() == columns.Count;
        if (!known || !fits)
            return null;
        return new(
            headers,
            columns.ToImmutableDictionary(entry => LeadField.Named(entry.Key)!, entry => entry.Value),
            defaults.Where(entry => !string.IsNullOrWhiteSpace(entry.Value)).ToImmutableDictionary(entry => LeadField.Named(entry.Key)!, entry => entry.Value));
    }

    private sealed record Saved(string[]? Headers, Dictionary<string, int>? Columns, Dictionary<string, string>? Defaults);
}
