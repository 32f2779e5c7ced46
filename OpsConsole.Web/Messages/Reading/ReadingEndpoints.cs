using OpsConsole.Core.Messages.Tracking;

namespace OpsConsole.Web.Messages.Reading;

/// <summary>
/// What mails ask for when they are read, where a firm counts that: <c>/mail/seen/…</c> is an invisible picture, <c>/mail/to/…</c> leads to where
/// the link of the mail goes. The target is in the sealed token, so this leads nowhere else.
/// </summary>
internal static class ReadingEndpoints
{
    private static readonly string[] methods = [HttpMethods.Get, HttpMethods.Head];

    // A transparent GIF of one pixel.
    private static readonly byte[] picture = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static void MapMailReading(this WebApplication app)
    {
        app.MapMethods("/mail/seen/{token}", methods, SeenAsync).AllowAnonymous();
        app.MapMethods("/mail/to/{token}", methods, LeadAsync).AllowAnonymous();
    }

    private static async Task<IResult> SeenAsync(string token, HttpContext context, CountReading count, CancellationToken ct)
    {
        var link = await count.RunAsync(token, HttpMethods.IsHead(context.Request.Method), ct);
        return link is { Succeeded: true, Value.Target: null } ? NotKept(context, Results.Bytes(picture, "image/gif")) : Results.NotFound();
    }

    private static async Task<IResult> LeadAsync(string token, HttpContext context, CountReading count, CancellationToken ct)
    {
        var link = await count.RunAsync(token, HttpMethods.IsHead(context.Request.Method), ct);
        return link is { Succeeded: true, Value.Target: { } target } ? NotKept(context, Results.Redirect(target.AbsoluteUri))
            : Results.Text("This link does not work. It may be cut off; copy the whole address from the mail.\n", statusCode: StatusCodes.Status404NotFound);
    }

    /// <summary>By nobody on the way. Where it leads does not learn whence somebody came: the console's own headers see to that.</summary>
    private static IResult NotKept(HttpContext context, IResult result)
    {
        context.Response.Headers.CacheControl = "no-store";
        return result;
    }
}
