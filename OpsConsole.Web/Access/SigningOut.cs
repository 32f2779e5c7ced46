using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using OpsConsole.Core.Live;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Viewing;
using OpsConsole.Web.Shell;

namespace OpsConsole.Web.Access;

/// <summary><c>POST /sign-out</c>: forgets the cookie and ends what is open in this browser's other tabs.</summary>
internal static class SigningOut
{
    /// <summary>How long after it the other tabs are told.</summary>
    public static readonly TimeSpan Word = TimeSpan.FromMilliseconds(500);

    public static async Task<IResult> HandleAsync(HttpContext context, IAntiforgery antiforgery, SignedInActors actors, EndViewingAs endViewing, SignOut signOut, LiveFeed feed, TimeProvider clock)
    {
        if (SignedIn.From(context.User) is not { } signedIn)
            return Results.Redirect(AppPaths.SignedOut);
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        // Whoever looks as somebody else signs out as themselves.
        if (await actors.OfAsync(context.User) is { SeenBy: not null } looking)
            await endViewing.RunAsync(signedIn.Session, looking, CancellationToken.None);
        var actor = await actors.OfAsync(context.User);
        // Not the request's token: a browser that leaves at once is signed out all the same.
        await signOut.RunAsync(signedIn.Session, actor, CancellationToken.None);
        await context.SignOutAsync(SignedIn.Scheme);
        context.Response.OnCompleted(() =>
        {
            _ = TellTabsAsync(feed, clock, signedIn.SessionTopic(actor.TenantId));
            return Task.CompletedTask;
        });
        return Results.Redirect(AppPaths.SignedOut);
    }

    /// <summary>A moment later: the tab that signed out is still there, and told at once it would leave before its answer and keep the cookie.</summary>
    private static async Task TellTabsAsync(LiveFeed feed, TimeProvider clock, Topic session)
    {
        await Task.Delay(Word, clock);
        feed.Publish(new LiveSignal(session, []));
    }
}
