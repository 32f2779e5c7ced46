using Microsoft.AspNetCore.Authentication;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Access;

public static class OpeningSession
{
    /// <summary>Sets the cookie for an account that has just proved itself.</summary>
    /// <param name="remember">Whether it outlives the browser's closing; either way it ends twelve hours after the last request.</param>
    public static async Task OpenSessionAsync(this HttpContext context, long userId, bool remember)
    {
        var access = await context.RequestServices.GetRequiredService<AccessDirectory>().FindAsync(userId, context.RequestAborted)
            ?? throw new InvalidOperationException($"User {userId} signed in and is gone.");
        await context.SignInAsync(SignedIn.Scheme, SignedIn.Principal(access), new AuthenticationProperties { IsPersistent = remember });
    }

    public static string? From(this HttpContext context) => context.Connection.RemoteIpAddress?.ToString();
}
