using System.Security.Claims;
using OpsConsole.Core;
using OpsConsole.Core.Users;
using OpsConsole.Core.Users.Sessions;

namespace OpsConsole.Web.Access;

/// <summary>Turns what a cookie says into who may do what at this moment.</summary>
public sealed class SignedInActors(AccessDirectory directory, SessionSightings sightings, TimeProvider clock)
{
    /// <summary><see cref="Actor.Nobody"/> for a stranger, and for an account that is gone, barred or has a new password since.</summary>
    public async ValueTask<Actor> OfAsync(ClaimsPrincipal principal, CancellationToken ct = default)
    {
        if (SignedIn.From(principal) is not { } signedIn)
            return Actor.Nobody;
        var access = await directory.FindAsync(signedIn.UserId, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        // Another node may have opened the session a moment ago.
        if (!signedIn.IsStillGood(access, now))
            access = await directory.FindAfreshAsync(signedIn.UserId, ct);
        if (!signedIn.IsStillGood(access, now))
            return Actor.Nobody;
        await sightings.SawAsync(signedIn.Session, ct);
        return await directory.ActorAsync(access!, signedIn.Session, ct);
    }
}
