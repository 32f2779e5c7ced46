using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;
using OpsConsole.Web.Access;

namespace OpsConsole.Web.Hosting;

/// <summary>
/// What people see when something goes wrong, at the same address and with the same status: a page without a circuit that shows nothing
/// of the exception but a reference, which the log has beside it. Programs get the status alone.
/// </summary>
public static class ErrorPages
{
    public const string ReferenceKey = "reference";

    public static void UseErrorPages(this WebApplication app)
    {
        // Not the framework's status pages: those leave a page's own 400 alone, because its content type is set already.
        app.Use(ShowFailuresAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // Leaves the status; the page of it comes from the line above.
            ExceptionHandler = LogAsync,
            SuppressDiagnosticsCallback = _ => true,
        });
        // Here, so that showing a page routes again.
        app.UseRouting();
    }

    private static Task LogAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerPathFeature>()!;
        var reference = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        context.Items[ReferenceKey] = reference;
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages))
            .LogError(failure.Error, "Reference {Reference}: {Method} {Path} failed", reference, context.Request.Method, failure.Path);
        return Task.CompletedTask;
    }

    private static async Task ShowFailuresAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && !context.Response.HasStarted && !SignInCookie.IsForPrograms(context))
            await ShowAsync(context, next);
    }

    private static async Task ShowAsync(HttpContext context, RequestDelegate next)
    {
        var (request, asked) = (context.Request, new { context.Request.Method, context.Request.Path, context.Request.QueryString, context.RequestServices });
        // A scope of its own: the failed page may have left services half-way.
        await using var scope = context.RequestServices.CreateAsyncScope();
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = asked.Path, OriginalQueryString = asked.QueryString.Value });
        context.Response.ContentType = null;
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        (request.Method, request.Path, request.QueryString) = (HttpMethods.Get, PageOf(context.Response.StatusCode), QueryString.Empty);
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await next(context);
        }
        finally
        {
            (request.Method, request.Path, request.QueryString, context.RequestServices) = (asked.Method, asked.Path, asked.QueryString, asked.RequestServices);
        }
    }

    private static PathString PageOf(int status) => status switch
    {
        StatusCodes.Status403Forbidden => "/forbidden",
        StatusCodes.Status404NotFound => "/not-found",
        _ => "/error",
    };
}
