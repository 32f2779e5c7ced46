using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpsConsole.Core.Work;

/// <summary>The JSON of payloads, the same on the way in and out.</summary>
internal static class WorkPayload
{
    private static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write(object payload) => JsonSerializer.Serialize(payload, payload.GetType(), format);

    /// <exception cref="WorkIsHopeless">The text is not such a payload, and will not become one.</exception>
    public static T Read<T>(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(payload, format) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException failure)
        {
            throw new WorkIsHopeless($"The stored instructions cannot be read: {failure.Message}");
        }
    }
}
