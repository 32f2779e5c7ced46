using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Access;

/// <summary><c>POST /sign-out</c>: forgets the cookie and ends what is open in this browser's other tabs.</summary>
internal static class SigningOut
{
    public static async Task<IResult> HandleAsync(HttpContext context, IAntiforgery antiforgery, SignedInActors actors, SignOut signOut, LiveFeed feed)
    {
        if (SignedIn.From(context.User) is not { } signedIn)
            return Results.Redirect(AppPaths.SignedOut);
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        var actor = await actors.OfAsync(context.User);
        await signOut.RunAsync(actor, context.RequestAborted);
        await context.SignOutAsync(SignedIn.Scheme);
        feed.Publish(new LiveSignal(signedIn.SessionTopic(actor.TenantId), []));
        return Results.Redirect(AppPaths.SignedOut);
    }
}
