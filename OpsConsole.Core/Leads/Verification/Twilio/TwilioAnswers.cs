using System.Text.Json;

namespace OpsConsole.Core.Leads.Verification.Twilio;

/// <summary>
/// Reads what Lookup v2 answers:
/// <c>{"country_code":"US","phone_number":"+19165550134","valid":true,"validation_errors":[],"line_type_intelligence":{"type":"mobile","carrier_name":"…","error_code":null}}</c>,
/// and its errors: <c>{"code":20003,"message":"Authenticate","more_info":"https://…","status":401}</c>.
/// </summary>
internal static class TwilioAnswers
{
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="KeyNotFoundException">It does not say whether the number is valid.</exception>
    public static PhoneFound Found(string body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new JsonException("It is no object.");
        var isValid = root.GetProperty("valid").GetBoolean();
        var line = root.TryGetProperty("line_type_intelligence", out var part) && part.ValueKind == JsonValueKind.Object ? part : default;
        var problem = isValid ? LineProblem(line) : Errors(root);
        return new PhoneFound(isValid, problem, isValid ? LineOf(Text(line, "type")) : PhoneLine.Unknown, Text(line, "carrier_name"), Text(root, "country_code"));
    }

    /// <summary>The vendor's own words of a refusal; a few words of ours where it has none.</summary>
    public static string Problem(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Text(json.RootElement, "message") ?? "it gives no reason.";
        }
        catch (JsonException)
        {
            return "it gives no reason.";
        }
    }

    private static string? LineProblem(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object && line.TryGetProperty("error_code", out var code) && code.ValueKind == JsonValueKind.Number
            ? $"The kind of line is not known (Twilio {code.GetInt32()})."
            : null;

    private static string Errors(JsonElement root) =>
        root.TryGetProperty("validation_errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0 && errors[0].ValueKind == JsonValueKind.String
            ? errors[0].GetString() switch
            {
                "TOO_SHORT" => "The number is too short.",
                "TOO_LONG" => "The number is too long.",
                "INVALID_COUNTRY_CODE" => "There is no such country code.",
                "INVALID_LENGTH" => "The number has the wrong length.",
                "NOT_A_NUMBER" => "It is no number.",
                _ => "Nobody can have this number.",
            }
            : "Nobody can have this number.";

    private static PhoneLine LineOf(string? type) => type switch
    {
        "mobile" => PhoneLine.Mobile,
        "landline" => PhoneLine.Landline,
        "fixedVoip" => PhoneLine.FixedVoip,
        "nonFixedVoip" => PhoneLine.NonFixedVoip,
        "tollFree" => PhoneLine.TollFree,
        "premium" => PhoneLine.Premium,
        null or "unknown" => PhoneLine.Unknown,
        _ => PhoneLine.Other,
    };

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
