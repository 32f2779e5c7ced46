using System.Net;
using OpsConsole.Core.Users;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Access;

/// <summary>
/// <c>GET /dev/sign-in?as=manager@demo.test&amp;returnUrl=/leads/board</c>: one click in Development, from this machine, for accounts of the
/// demo scene. Mapped nowhere else.
/// </summary>
internal static class DemoSignIn
{
    public const string Path = "/dev/sign-in";

    private static readonly string[] proxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Real-IP", "Via"];

    public static async Task<IResult> HandleAsync(HttpContext context, string? @as, string? returnUrl, SignInAsDemo signIn)
    {
        if (!IsFromThisMachine(context) || @as is null)
            return Results.NotFound();
        var opened = await signIn.RunAsync(@as, context.RequestAborted);
        if (!opened.Succeeded)
            return Results.NotFound();
        await context.OpenSessionAsync(opened.Value, "demo link", remember: false);
        return Results.Redirect(LocalUrl.Or(returnUrl, AppPaths.Home));
    }

    /// <summary>Not through a proxy that runs here, and not for a name that somebody else made point here.</summary>
    private static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !proxyHeaders.Any(context.Request.Headers.ContainsKey)
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
}
