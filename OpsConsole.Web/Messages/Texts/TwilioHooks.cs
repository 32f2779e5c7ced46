using OpsConsole.Core;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Messages.Sms.Twilio;
using OpsConsole.Web.Hosting;

namespace OpsConsole.Web.Messages.Texts;

/// <summary>
/// <c>POST /hooks/twilio/status</c> and <c>/hooks/twilio/incoming</c>: what Twilio tells us. Nobody is signed in here; the signature is all
/// that counts, over the address by which people reach us, which a proxy in between does not change.
/// </summary>
internal static class TwilioHooks
{
    private const int LargestForm = 64 * 1024;

    private const string SignatureHeader = "X-Twilio-Signature";

    /// <summary>No answer by itself: texts go out through the queue, where they are counted.</summary>
    private const string NoAnswer = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    public static void MapTwilioHooks(this WebApplication app)
    {
        app.MapPost("/hooks/twilio/status", TakeStatusAsync).AllowAnonymous().DisableAntiforgery();
        app.MapPost("/hooks/twilio/incoming", TakeIncomingAsync).AllowAnonymous().DisableAntiforgery();
    }

    private static async Task<IResult> TakeStatusAsync(HttpContext context, SiteAddress site, TakeTextStatus take, CancellationToken ct)
    {
        if (IsUnsigned(context))
            return Refused(new CallbackIsNotSigned());
        if (!long.TryParse(context.Request.Query["message"], out var message) || await ReadAsync(context, site, ct) is not { } callback)
            return Results.BadRequest();
        var taken = await take.RunAsync(message, context.Request.Query["attempt"].ToString(), callback, ct);
        return taken.Error is { } error ? Refused(error) : Results.NoContent();
    }

    private static async Task<IResult> TakeIncomingAsync(HttpContext context, SiteAddress site, TakeIncomingText take, CancellationToken ct)
    {
        if (IsUnsigned(context))
            return Refused(new CallbackIsNotSigned());
        if (await ReadAsync(context, site, ct) is not { } callback)
            return Results.BadRequest();
        var taken = await take.RunAsync(callback, ct);
        return taken.Error is { } error ? Refused(error) : Results.Text(NoAnswer, "text/xml");
    }

    // Before anything of it is read.
    private static bool IsUnsigned(HttpContext context) => !context.Request.Headers.ContainsKey(SignatureHeader);

    // One answer for both: a stranger does not learn which messages there are.
    private static IResult Refused(Error error) => error is CallbackIsNotSigned or CallbackIsOfNoMessage ? Results.StatusCode(StatusCodes.Status403Forbidden) : Results.BadRequest();

    private static async Task<TwilioCallback?> ReadAsync(HttpContext context, SiteAddress site, CancellationToken ct)
    {
        var request = context.Request;
        if (!request.HasFormContentType || request.ContentLength is not <= LargestForm)
            return null;
        try
        {
            var form = await request.ReadFormAsync(ct);
            var fields = form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
            return new TwilioCallback(new Uri(site.Uri, request.Path.Value!.TrimStart('/')) + request.QueryString.Value, fields, request.Headers[SignatureHeader]);
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
