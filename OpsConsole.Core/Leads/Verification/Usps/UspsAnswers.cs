using System.Text.Json;
using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Core.Leads.Verification.Usps;

/// <summary>
/// Reads what the Addresses API answers:
/// <c>{"address":{"streetAddress":"3526 HIGH ST","secondaryAddress":"","city":"SACRAMENTO","state":"CA","ZIPCode":"95838","ZIPPlus4":"1234"},"additionalInfo":{"DPVConfirmation":"Y","business":"N","vacant":"N"},"corrections":[{"code":"","text":""}],"matches":[{"code":"31","text":"Single Response - exact match"}]}</c>,
/// and its errors: <c>{"apiVersion":"/addresses/v3","error":{"code":"400","message":"…","errors":[{"title":"…","detail":"…"}]}}</c>.
/// </summary>
internal static class UspsAnswers
{
    /// <exception cref="JsonException">It is no JSON, or says nothing of the delivery.</exception>
    /// <exception cref="KeyNotFoundException">There is no address in it.</exception>
    public static AddressFound Found(string body, AddressAsked asked)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var address = root.GetProperty("address");
        var more = root.TryGetProperty("additionalInfo", out var part) ? part : default;
        var written = new AddressWritten(
            Readable($"{Text(address, "streetAddress")} {Text(address, "secondaryAddress")}"), Readable(Text(address, "city")), Text(address, "state") ?? "", Text(address, "ZIPCode") ?? "");
        if (written.Street.Length == 0)
            throw new JsonException("The address has no street.");
        var verdict = Text(more, "DPVConfirmation") switch
        {
            "Y" => IsSame(asked, written) ? AddressVerdict.Confirmed : AddressVerdict.Corrected,
            "D" or "S" => AddressVerdict.UnitUnknown,
            "N" => AddressVerdict.NotFound,
            _ => throw new JsonException("It does not say whether mail is delivered there."),
        };
        return new AddressFound(verdict, verdict == AddressVerdict.NotFound ? null : written, Text(more, "vacant") == "Y", Text(more, "business") == "Y");
    }

    public static bool SaysNotFound(string body) => Problem(body).Contains("not found", StringComparison.OrdinalIgnoreCase);

    public static string Problem(string body)
    {
        const string unsaid = "it gives no reason.";
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return unsaid;
            if (!root.TryGetProperty("error", out var error))
                return unsaid;
            return error.ValueKind == JsonValueKind.String ? Text(root, "error_description") ?? error.GetString()! : Text(error, "message") ?? unsaid;
        }
        catch (JsonException)
        {
            return unsaid;
        }
    }

    /// <summary>"High Street" and "HIGH ST" are written the same; another number, name, unit, city or ZIP is not.</summary>
    private static bool IsSame(AddressAsked asked, AddressWritten written)
    {
        var (one, other) = (CanonicalAddress.From(asked.Street, asked.City, asked.State, asked.Zip), CanonicalAddress.From(written.Street, written.City, written.State, written.Zip));
        return (one.Street, one.Unit, one.City, one.State, one.Zip) == (other.Street, other.Unit, other.City, other.State, other.Zip);
    }

    private static string Readable(string? text) => AddressCase.Of(text?.Trim());

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
