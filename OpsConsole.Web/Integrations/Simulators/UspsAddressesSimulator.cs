using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Web.Integrations.Simulators;

/// <summary>
/// The post office's Addresses v3 as far as the product uses it, by the house number (docs/simulators.md lists them) and a small directory
/// of streets and ZIPs. An address outside the directory is confirmed as it was given, as long as it names its ZIP.
/// </summary>
public static class UspsAddressesSimulator
{
    // The vendor's own spelling, capitals and all.
    private static readonly JsonSerializerOptions vendors = new(JsonSerializerDefaults.General);

    public static void MapUspsAddressesSimulator(this WebApplication app)
    {
        app.MapPost("/simulators/usps-addresses/oauth2/v3/token", TokenAsync).AllowAnonymous().DisableAntiforgery();
        app.MapGet("/simulators/usps-addresses/addresses/v3/address", AddressAsync).AllowAnonymous();
    }

    private sealed record TokenRequest(
        [property: JsonPropertyName("client_id")] string? ClientId, [property: JsonPropertyName("client_secret")] string? ClientSecret, [property: JsonPropertyName("grant_type")] string? GrantType);

    private static async Task<IResult> TokenAsync(HttpContext context, OutsidePlaces places, CancellationToken ct) =>
        await ReadAsync(context.Request, ct) is { } request && request.ClientId == places.SimulatorKeys.User && request.ClientSecret == places.SimulatorKeys.Secret && request.GrantType == "client_credentials"
            ? Results.Json(new { access_token = TokenOf(places), token_type = "Bearer", expires_in = 28_799, status = "approved", scope = "addresses", issuer = "simulator" })
            : Results.Json(new { error = "invalid_client", error_description = "The client credentials are invalid", error_uri = "" }, statusCode: StatusCodes.Status401Unauthorized);

    /// <returns>Null when it is no such request.</returns>
    private static async Task<TokenRequest?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return request.HasJsonContentType() ? await request.ReadFromJsonAsync<TokenRequest>(ct) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<IResult> AddressAsync(HttpContext context, OutsidePlaces places, CancellationToken ct)
    {
        if (context.Request.Headers.Authorization != $"Bearer {TokenOf(places)}")
            return Problem(StatusCodes.Status401Unauthorized, "Invalid Token", "The access token is invalid or has ended.");
        var query = context.Request.Query;
        var asked = CanonicalAddress.From($"{query["streetAddress"]} {query["secondaryAddress"]}", query["city"], query["state"], query["ZIPCode"]);
        if (asked.Street.Length == 0 || (asked.Zip.Length == 0 && asked.City.Length == 0))
            return Problem(StatusCodes.Status400BadRequest, "Address is incomplete", "streetAddress, and either ZIPCode or city and state, are required.");
        switch (asked.HouseNumber)
        {
            case "42900":
                context.Response.Headers.RetryAfter = "30";
                return Problem(StatusCodes.Status429TooManyRequests, "Too Many Requests", "The quota is used up.");
            case "50000":
                return Problem(StatusCodes.Status500InternalServerError, "Internal Server Error", "Something failed.");
            case "50400":
                await Task.Delay(TimeSpan.FromSeconds(30), ct);
                break;
        }

        return asked.HouseNumber != "40400" && SimulatedStreets.Find(asked) is { } found ? Results.Json(Answer(asked, found), vendors) : Problem(StatusCodes.Status404NotFound, "Address Not Found", "No such address.");
    }

    private static object Answer(CanonicalAddress asked, SimulatedPlace found) => new
    {
        firm = "",
        address = new
        {
            streetAddress = found.Street,
            streetAddressAbbreviation = found.Street,
            secondaryAddress = asked.Unit,
            city = found.City,
            cityAbbreviation = found.City,
            state = found.State,
            ZIPCode = found.Zip,
            ZIPPlus4 = (1000 + asked.Street.Length * 37).ToString(CultureInfo.InvariantCulture),
            urbanization = "",
        },
        additionalInfo = new
        {
            deliveryPoint = "26",
            carrierRoute = "C012",
            DPVConfirmation = asked.HouseNumber switch { "40001" => "D", "40002" => "S", "40003" => "N", _ => "Y" },
            DPVCMRA = "N",
            business = asked.HouseNumber == "40005" ? "Y" : "N",
            centralDeliveryPoint = "N",
            vacant = asked.HouseNumber == "40004" ? "Y" : "N",
        },
        corrections = asked.HouseNumber is "40001" or "40002"
            ? new[] { new { code = "32", text = "Default address: The address was found but more information is needed, such as an apartment or suite." } }
            : [new { code = "", text = "" }],
        matches = new[] { new { code = "31", text = "Single Response - exact match" } },
    };

    private static string TokenOf(OutsidePlaces places) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"usps:{places.SimulatorKeys.Secret}")));

    private static IResult Problem(int status, string message, string detail) => Results.Json(
        new { apiVersion = "/addresses/v3", error = new { code = status.ToString(CultureInfo.InvariantCulture), message, errors = new[] { new { title = message, detail, source = new { parameter = "", example = "" } } } } }, statusCode: status);
}
