using System.Text;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Web.Integrations.Simulators;

/// <summary>
/// Twilio's Lookup v2 as far as the product uses it, by the last four digits of a number (docs/simulators.md lists them). It knows nobody:
/// what it says of other numbers follows from their digits.
/// </summary>
public static class TwilioLookupSimulator
{
    private static readonly string[] carriers = ["Pacific Mobile", "Golden State Wireless", "Valley Telephone", "Delta Cable"];

    public static void MapTwilioLookupSimulator(this WebApplication app) =>
        app.MapGet("/simulators/twilio-lookup/v2/PhoneNumbers/{number}", LookUpAsync).AllowAnonymous();

    private static async Task<IResult> LookUpAsync(string number, HttpContext context, OutsidePlaces places, CancellationToken ct)
    {
        var keys = places.SimulatorKeys;
        if (context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{keys.User}:{keys.Secret}"))}")
            return Problem(StatusCodes.Status401Unauthorized, 20003, "Authentication Error - invalid username");
        switch (number.Length >= 4 ? number[^4..] : number)
        {
            case "0191":
                return Problem(StatusCodes.Status404NotFound, 20404, $"The requested resource /v2/PhoneNumbers/{number} was not found");
            case "0192":
                context.Response.Headers.RetryAfter = "30";
                return Problem(StatusCodes.Status429TooManyRequests, 20429, "Too Many Requests");
            case "0193":
                return Problem(StatusCodes.Status500InternalServerError, 20500, "Internal Server Error");
            case "0194":
                await Task.Delay(TimeSpan.FromSeconds(30), ct);
                break;
        }

        return Results.Json(UsPhone.Read(number) is { } known && !number.EndsWith("0190", StringComparison.Ordinal) ? Valid(known) : Invalid(number));
    }

    private static object Valid(string number) => new
    {
        calling_country_code = "1",
        country_code = number[2..5] is "506" or "416" or "604" ? "CA" : "US",
        phone_number = number,
        national_format = $"({number[2..5]}) {number[5..8]}-{number[8..]}",
        valid = true,
        validation_errors = Array.Empty<string>(),
        caller_name = (object?)null,
        line_type_intelligence = number.EndsWith("0195", StringComparison.Ordinal)
            ? new { type = (string?)null, error_code = (int?)60600, mobile_country_code = (string?)null, mobile_network_code = (string?)null, carrier_name = (string?)null }
            : new { type = (string?)TypeOf(number), error_code = (int?)null, mobile_country_code = TypeOf(number) == "mobile" ? "311" : null, mobile_network_code = TypeOf(number) == "mobile" ? "480" : null, carrier_name = (string?)carriers[(number[^2] - '0') % carriers.Length] },
        url = $"https://lookups.twilio.com/v2/PhoneNumbers/{number}",
    };

    private static object Invalid(string number) => new
    {
        calling_country_code = (string?)null,
        country_code = (string?)null,
        phone_number = number,
        national_format = (string?)null,
        valid = false,
        validation_errors = (string[])[number.Length < 12 ? "TOO_SHORT" : number.Length > 12 ? "TOO_LONG" : "INVALID_BUT_POSSIBLE"],
        caller_name = (object?)null,
        line_type_intelligence = (object?)null,
        url = $"https://lookups.twilio.com/v2/PhoneNumbers/{number}",
    };

    private static string TypeOf(string number) => number switch
    {
        [_, _, '8', '0' or '8', '0' or '8', ..] => "tollFree",
        [.., '0', '1', '9', '7'] => "nonFixedVoip",
        [.., '5'] => "fixedVoip",
        [.., '1' or '3' or '7' or '9'] => "landline",
        _ => "mobile",
    };

    private static IResult Problem(int status, int code, string message) =>
        Results.Json(new { code, message, more_info = $"https://www.twilio.com/docs/errors/{code}", status }, statusCode: status);
}
