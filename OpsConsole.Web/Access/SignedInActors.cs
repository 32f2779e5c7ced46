using System.Security.Claims;
using OpsConsole.Core;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Access;

/// <summary>Turns what a cookie says into who may do what at this moment.</summary>
public sealed class SignedInActors(AccessDirectory directory, TimeProvider clock)
{
    /// <summary><see cref="Actor.Nobody"/> for a stranger, and for an account that is gone, barred or has a new password since.</summary>
    public async ValueTask<Actor> OfAsync(ClaimsPrincipal principal, CancellationToken ct = default)
    {
        if (SignedIn.From(principal) is not { } signedIn)
            return Actor.Nobody;
        var access = await directory.FindAsync(signedIn.UserId, ct);
        return signedIn.IsStillGood(access, clock.GetUtcNow().UtcDateTime)
            ? await directory.ActorAsync(access!, signedIn.Session, ct)
            : Actor.Nobody;
    }
}
