using System.Text.Json;

namespace OpsConsole.Core.Activity;

/// <summary>
/// Reads single values out of an entry's particulars, which stand at the top or, for changes of a lead, below <c>details</c>:
/// <c>{"from":"Pending","to":"Pending","details":{"question":"Is it vacant?"}}</c>.
/// </summary>
public static class ActivityParticulars
{
    /// <summary>Null when there is none, or when it is no number: a lead's own <c>to</c> is a state.</summary>
    public static long? NumberIn(this ActivityEntry entry, string name) =>
        Read(entry, name, value => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : (long?)null);

    public static IReadOnlyList<long> NumbersIn(this ActivityEntry entry, string name) =>
        Read(entry, name, value => value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Number && one.TryGetInt64(out _)).Select(one => one.GetInt64()).ToList()
            : null) ?? [];

    public static string? TextIn(this ActivityEntry entry, string name) =>
        Read(entry, name, value => value.ValueKind == JsonValueKind.String ? value.GetString() : null);

    private static T? Read<T>(ActivityEntry entry, string name, Func<JsonElement, T?> read)
    {
        if (entry.Particulars is null)
            return default;
        using var json = JsonDocument.Parse(entry.Particulars);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            return default;
        if (root.TryGetProperty(name, out var own) && read(own) is { } found)
            return found;
        return root.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object && details.TryGetProperty(name, out var inner)
            ? read(inner)
            : default;
    }
}
