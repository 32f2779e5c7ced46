using System.Text.Json;

namespace OpsConsole.Core.Bulk;

/// <summary>What the history of a row keeps of a bulk action: <c>{"reason":"Left the firm","bulk":17}</c>.</summary>
internal static class BulkMark
{
    /// <summary>The action that an entry was written by; null when somebody did it to this row alone.</summary>
    public static long? ActionIn(string? particulars)
    {
        if (particulars is null)
            return null;
        using var json = JsonDocument.Parse(particulars);
        return json.RootElement.TryGetProperty("bulk", out var action) ? action.GetInt64() : null;
    }
}
