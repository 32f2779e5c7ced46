using System.Globalization;
using System.Text.Json;

namespace OpsConsole.Core.Messages.Sms.Twilio;

/// <summary>
/// Reads what Twilio answers: <c>{"sid":"SM…","num_segments":"2","price":null,"price_unit":"USD","status":"queued"}</c>, and its errors:
/// <c>{"code":21211,"message":"Invalid 'To' Phone Number","more_info":"https://…","status":400}</c>.
/// </summary>
internal static class TwilioErrors
{
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="KeyNotFoundException">It does not say how it calls the message.</exception>
    public static SmsTaken Taken(string body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new JsonException("It is no object.");
        var id = root.GetProperty("sid").GetString() is { Length: > 0 and <= IncomingText.ProviderIdLength } sid ? sid : throw new JsonException("It has no name.");
        return new(id, int.TryParse(Text(root, "num_segments"), NumberStyles.None, CultureInfo.InvariantCulture, out var segments) && segments > 0 ? segments : null, Micros(Text(root, "price"), Text(root, "price_unit")), IsSimulated: false);
    }

    /// <summary>What it costs as we count: "-0.00830" dollars → 8300. Null for another currency.</summary>
    public static long? Micros(string? price, string? unit) =>
        (unit is null || string.Equals(unit, "USD", StringComparison.OrdinalIgnoreCase)) && decimal.TryParse(price, NumberStyles.Number, CultureInfo.InvariantCulture, out var dollars) && Math.Abs(dollars) < 1_000
            ? (long)(Math.Abs(dollars) * 1_000_000) : null;

    public static (int? Code, string Message) Problem(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return root.ValueKind != JsonValueKind.Object ? (null, "it gives no reason.")
                : (root.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : null, Text(root, "message") ?? "it gives no reason.");
        }
        catch (JsonException)
        {
            return (null, "it gives no reason.");
        }
    }

    /// <summary>Of a refusal at sending: https://www.twilio.com/docs/api/errors.</summary>
    public static SmsRefusal KindOf(int code) => code switch
    {
        // No number; no mobile; no way there; not a number of the plan; a landline found out before sending.
        21211 or 21614 or 21612 or 21217 or 21265 or 30006 => SmsRefusal.BadNumber,
        21610 => SmsRefusal.Stopped,
        // Too many requests, a full queue, a busy or resting service.
        20429 or 21611 or 20503 or 14107 or 30001 or 30022 => SmsRefusal.ForNow,
        // No code at all says nothing that would last.
        0 or 20003 => SmsRefusal.ForNow,
        _ => SmsRefusal.ForGood,
    };

    /// <summary>Of an error at delivery: whether nobody can be reached there, and not only now.</summary>
    public static bool IsBadNumber(int code) => code is 30005 or 30006 or 21211 or 21614;

    /// <summary>What people read of an error at delivery.</summary>
    public static string Words(int code) => code switch
    {
        30001 => "The provider's queue was full (30001).",
        30002 => "The account at the provider is suspended (30002).",
        30003 => "The phone could not be reached: switched off or without a network (30003).",
        30004 => "The phone or its company blocks our messages (30004).",
        30005 => "Nobody has this number any more (30005).",
        30006 => "The number is a landline, or its company takes no texts (30006).",
        30007 => "The phone company filtered it as unwanted (30007).",
        30008 => "It did not arrive; nobody says why (30008).",
        30034 => "Our number is not registered with the phone companies (30034).",
        21610 => "Its reader told the provider to stop (21610).",
        0 => "It did not arrive; nobody says why.",
        _ => string.Create(CultureInfo.InvariantCulture, $"It did not arrive (Twilio {code})."),
    };

    private static string? Text(JsonElement element, string name) => !element.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
