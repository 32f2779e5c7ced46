using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OpsConsole.Core.Integrations;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Messages.Sms.Twilio;
using OpsConsole.Web.Hosting;

namespace OpsConsole.Web.Integrations.Simulators;

/// <summary>
/// Twilio's Programmable Messaging as far as the product uses it: takes a text, shows it on a phone, and calls back signed as the vendor
/// does. Some numbers fail as Twilio's own test numbers do, others by their last digits (docs/simulators.md lists them).
/// </summary>
public sealed class TwilioMessagesSimulator(OutsidePlaces places, SiteAddress site, SimulatedPhones phones, TimeProvider clock, ILogger<TwilioMessagesSimulator> log)
{
    private static readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(15) };

    /// <summary>Somebody writes on a phone: the vendor would call us just so.</summary>
    /// <returns>The status of our own answer.</returns>
    public Task<int> AnswerAsync(string from, string to, string body, CancellationToken ct)
    {
        phones.Add(new SimulatedText(from, to, IsFromPhone: true, body, clock.GetUtcNow().UtcDateTime, null));
        return CallAsync("hooks/twilio/incoming", new Dictionary<string, string>
        {
            ["MessageSid"] = phones.NextSid(),
            ["AccountSid"] = places.SimulatorKeys.User,
            ["From"] = from,
            ["To"] = to,
            ["Body"] = body,
            ["NumMedia"] = "0",
            ["NumSegments"] = SmsLength.Of(body).Segments.ToString(CultureInfo.InvariantCulture),
            ["ApiVersion"] = "2010-04-01",
        }, ct);
    }

    internal async Task<IResult> TakeAsync(string account, HttpContext context, CancellationToken ct)
    {
        var keys = places.SimulatorKeys;
        if (account != keys.User || context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{keys.User}:{keys.Secret}"))}")
            return Problem(StatusCodes.Status401Unauthorized, 20003, "Authenticate");
        var form = await context.Request.ReadFormAsync(ct);
        var (to, from, body) = (form["To"].ToString(), form["From"].ToString() is { Length: > 0 } sender ? sender : form["MessagingServiceSid"].ToString(), form["Body"].ToString());
        if (WhyNot(from, to, body) is { } problem)
            return Problem(StatusCodes.Status400BadRequest, problem.Code, problem.Message);
        var end = to.Length >= 4 ? to[^4..] : to;
        if (end == "0192")
        {
            context.Response.Headers.RetryAfter = "30";
            return Problem(StatusCodes.Status429TooManyRequests, 20429, "Too Many Requests");
        }

        if (end == "0193")
            return Problem(StatusCodes.Status500InternalServerError, 20500, "Internal Server Error");
        var sid = phones.NextSid();
        phones.Add(new SimulatedText(to, from, IsFromPhone: false, body, clock.GetUtcNow().UtcDateTime, MessageOf(form["StatusCallback"])));
        if (form["StatusCallback"].ToString() is { Length: > 0 } callback)
            _ = TellAsync(callback, sid, from, to, StatusesOf(end));
        // Taken, and its answer comes too late for anybody: word of its delivery settles the doubt.
        if (end == "0194")
            await Task.Delay(TimeSpan.FromSeconds(30), ct);
        return Results.Json(new
        {
            account_sid = keys.User,
            api_version = "2010-04-01",
            body,
            date_created = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture),
            direction = "outbound-api",
            error_code = (int?)null,
            error_message = (string?)null,
            from,
            num_media = "0",
            num_segments = SmsLength.Of(body).Segments.ToString(CultureInfo.InvariantCulture),
            price = (string?)null,
            price_unit = "USD",
            sid,
            status = "queued",
            to,
            uri = $"/2010-04-01/Accounts/{keys.User}/Messages/{sid}.json",
        }, statusCode: StatusCodes.Status201Created);
    }

    private static (int Code, string Message)? WhyNot(string from, string to, string body) => (from, to) switch
    {
        ("+15005550001", _) => (21212, "Invalid From Number (caller ID): +15005550001"),
        ("+15005550007", _) => (21606, "The From phone number +15005550007 is not a valid, SMS-capable inbound phone number or short code for your account."),
        ("+15005550008", _) => (21611, "This From number has exceeded the maximum number of queued messages"),
        (_, "+15005550001") => (21211, "Invalid 'To' Phone Number: +15005550001"),
        (_, "+15005550002") => (21612, "The message cannot be sent with the current combination of To and From parameters"),
        (_, "+15005550003") => (21408, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: +15005550003"),
        (_, "+15005550004") => (21610, "Attempt to send to unsubscribed recipient"),
        (_, "+15005550009") => (21614, "'To' number: +15005550009, is not a mobile number"),
        _ when body.Length == 0 => (21602, "Message body is required"),
        _ when body.Length > SmsLength.LongestBody => (21617, "The concatenated message body exceeds the 1600 character limit"),
        _ => null,
    };

    private static (string Status, int? Code)[] StatusesOf(string end) => end switch
    {
        "0196" => [("queued", null), ("sent", null), ("undelivered", 30003)],
        "0198" => [("queued", null), ("sent", null), ("undelivered", 30005)],
        "0199" => [("queued", null), ("failed", 30007)],
        // Out of order, and one of them twice.
        "0195" => [("delivered", null), ("sent", null), ("delivered", null), ("queued", null)],
        _ => [("queued", null), ("sent", null), ("delivered", null)],
    };

    private async Task TellAsync(string callback, string sid, string from, string to, (string Status, int? Code)[] statuses)
    {
        try
        {
            // The place alone, never another host: what is called is this very program.
            var place = new Uri(callback).PathAndQuery.TrimStart('/');
            foreach (var (status, code) in statuses)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(150));
                var fields = new Dictionary<string, string> { ["MessageSid"] = sid, ["SmsSid"] = sid, ["AccountSid"] = places.SimulatorKeys.User, ["From"] = from, ["To"] = to, ["MessageStatus"] = status, ["SmsStatus"] = status, ["ApiVersion"] = "2010-04-01" };
                if (code is { } number)
                    fields["ErrorCode"] = number.ToString(CultureInfo.InvariantCulture);
                await CallAsync(place, fields, CancellationToken.None);
            }
        }
        catch (Exception failure)
        {
            log.LogDebug(failure, "The simulator could not call back; this node is stopping");
        }
    }

    /// <summary>Signs for the address that people see and calls the one this process listens on.</summary>
    private async Task<int> CallAsync(string place, Dictionary<string, string> fields, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site.Own, place)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Twilio-Signature", TwilioSignature.Of(places.SimulatorKeys.Secret, new Uri(site.Uri, place).ToString(), fields));
        using var response = await client.SendAsync(request, ct);
        return (int)response.StatusCode;
    }

    private static long? MessageOf(string? callback) =>
        Uri.TryCreate(callback, UriKind.Absolute, out var address) && long.TryParse(QueryHelpers.ParseQuery(address.Query)["message"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static IResult Problem(int status, int code, string message) =>
        Results.Json(new { code, message, more_info = $"https://www.twilio.com/docs/errors/{code}", status }, statusCode: status);
}
