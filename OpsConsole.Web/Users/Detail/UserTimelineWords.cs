using System.Text.Json;
using OpsConsole.Core.Activity;

namespace OpsConsole.Web.Users.Detail;

/// <summary>The words behind an entry of an account's history that say more than its action.</summary>
internal static class UserTimelineWords
{
    public static string? Of(TimelineEntry entry)
    {
        if (entry.Particulars is null)
            return null;
        using var json = JsonDocument.Parse(entry.Particulars);
        var root = json.RootElement;
        var words = entry.Action switch
        {
            "user.roles-changed" => string.Join("; ", new[] { Listed("now", root, "added"), Listed("no longer", root, "taken") is { } taken ? root.TryGetProperty("removed", out _) ? $"{taken}, a role that was removed" : taken : null }.OfType<string>()),
            "user.created" => Listed("as", root, "roles"),
            "user.renamed" => $"{Text(root, "from")} → {Text(root, "to")}",
            "user.text-received" or "user.texts-stopped" or "user.texts-resumed" => Text(root, "text") is { } text ? $"“{text}”" : null,
            "user.disabled" or "user.enabled" or "user.erasure-asked" => Text(root, "reason"),
            "user.view-as-began" => $"as {Text(root, "as")}",
            "user.sessions-ended" => root.TryGetProperty("count", out var count) && count.TryGetInt32(out var ended) ? ended == 1 ? Text(root, "browser") ?? "one session" : $"{ended} sessions" : null,
            "user.signed-in" or "user.sign-in-failed" => string.Join(" from ", new[] { Text(root, "by") is { } by ? $"with {by}" : null, Text(root, "from") }.OfType<string>()),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(words) ? null : words;
    }

    /// <summary>The class of the mark before it.</summary>
    public static string Tone(string action) => action switch
    {
        "user.created" or "user.enabled" or "user.unlocked" => "tone-approved",
        "user.disabled" or "user.locked" => "tone-rejected",
        "user.sign-in-failed" => "tone-expired",
        "user.roles-changed" => "tone-pending",
        _ => "tone-sold",
    };

    private static string? Listed(string before, JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0
            ? $"{before} {string.Join(", ", list.EnumerateArray().Select(item => item.GetString()))}"
            : null;

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
