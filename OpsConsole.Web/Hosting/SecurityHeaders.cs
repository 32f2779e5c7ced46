using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Hosting;

/// <summary>What every response says to the browser: no foreign scripts, frames or types, no address handed on.</summary>
public static class SecurityHeaders
{
    /// <summary>The one script that stands in the page is named by its hash. Blazor's socket is covered by <c>connect-src 'self'</c>. Styles may be inline because progress bars and spacers set a length each.</summary>
    public static readonly string ContentSecurityPolicy =
        $"default-src 'self'; script-src 'self' '{PageGuard.Hash}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var strict = !app.Environment.IsDevelopment();
        app.Use((context, next) =>
        {
            // At the last moment, because an error clears what was set before it.
            context.Response.OnStarting(() => SetAsync(context.Response, strict));
            return next(context);
        });
    }

    private static Task SetAsync(HttpResponse response, bool strict)
    {
        var headers = response.Headers;
        // What somebody uploaded is served under a stricter one.
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Browsers ignore it over plain http, so a proxy that ends TLS needs no help.
        if (strict)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // A page shows what its reader may see: no cache and no back button after signing out should.
        if (headers.CacheControl.Count == 0 && response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
