namespace OpsConsole.Web.Hosting;

/// <summary>
/// Between the order to stop and the closed door a node still answers. A circuit that was opened then would never be heard, and would hold
/// up the stop for as long as <see cref="HostOptions.ShutdownTimeout"/>; it is refused, and the page tries again.
/// </summary>
internal static class StoppingNode
{
    public static void UseRefusalWhileStopping(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) =>
        {
            if (!stopping.IsCancellationRequested || !context.Request.Path.StartsWithSegments("/_blazor"))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
    }
}
