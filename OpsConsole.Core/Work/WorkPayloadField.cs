using System.Text.Json;

namespace OpsConsole.Core.Work;

/// <summary>One field of a payload as people may see it.</summary>
/// <param name="Shown">The value, or how much is hidden.</param>
public sealed record WorkPayloadField(string Name, string Shown, bool IsHidden)
{
    private const int Most = 40;

    /// <summary>
    /// Texts that hold neither a secret nor personal data, by kind and field. Everything else that is not a yes, a no or a number of ours
    /// stays hidden, so that a new kind of work shows too little and never too much.
    /// </summary>
    private static readonly HashSet<(string Kind, string Field)> harmless = [("users.password-reset-mail", "site")];

    // A number that is called an id is ours; another could be somebody's telephone.
    private static readonly string[] numbers = ["id", "count", "attempt", "batch", "page", "version"];

    public static IReadOnlyList<WorkPayloadField> Of(string kind, string payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? [.. json.RootElement.EnumerateObject().Take(Most).Select(field => Of(kind, field))]
                : [new WorkPayloadField("payload", "hidden", true)];
        }
        catch (JsonException)
        {
            return [new WorkPayloadField("payload", "cannot be read", true)];
        }
    }

    private static WorkPayloadField Of(string kind, JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => new(field.Name, field.Value.GetRawText(), false),
        JsonValueKind.Number when numbers.Any(ending => field.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) => new(field.Name, field.Value.GetRawText(), false),
        JsonValueKind.String when harmless.Contains((kind, field.Name)) => new(field.Name, field.Value.GetString()!, false),
        JsonValueKind.String => new(field.Name, $"hidden, {field.Value.GetString()!.Length} characters", true),
        JsonValueKind.Array => new(field.Name, $"hidden, {field.Value.GetArrayLength()} entries", true),
        _ => new(field.Name, "hidden", true),
    };
}
