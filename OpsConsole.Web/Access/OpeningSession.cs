using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Web.Access;

public static class OpeningSession
{
    /// <summary>Sets the cookie for an account that has just proved itself.</summary>
    /// <param name="how">What proved them.</param>
    /// <param name="remember">Whether it outlives the browser's closing; either way it ends twelve hours after the last request.</param>
    public static async Task OpenSessionAsync(this HttpContext context, long userId, string how, bool remember) =>
        await context.SignInAsync(SignedIn.Scheme, await context.OpenPrincipalAsync(userId, how), new AuthenticationProperties { IsPersistent = remember });

    /// <summary>Begins the session that the cookie will name.</summary>
    public static async Task<ClaimsPrincipal> OpenPrincipalAsync(this HttpContext context, long userId, string how)
    {
        var access = await context.RequestServices.GetRequiredService<AccessDirectory>().FindAsync(userId, context.RequestAborted)
            ?? throw new InvalidOperationException($"User {userId} signed in and is gone.");
        var origin = new SessionOrigin(how, context.From(), BrowserName.Of(context.Request.Headers.UserAgent.ToString()));
        return SignedIn.Principal(access, await context.RequestServices.GetRequiredService<OpenUserSession>().RunAsync(access, origin, context.RequestAborted));
    }

    public static string? From(this HttpContext context) => context.Connection.RemoteIpAddress?.ToString();
}
