using Microsoft.AspNetCore.Components.Authorization;
using OpsConsole.Core;
using OpsConsole.Core.Users;

namespace OpsConsole.Web.Access;

/// <summary>
/// Who acts in this request or circuit. Ask anew for each action and each refresh, never keep the answer: a person who was locked,
/// signed out elsewhere or lost a role is <see cref="Actor.Nobody"/> or may less with the next call.
/// </summary>
public sealed class CurrentActor(AuthenticationStateProvider states, AccessDirectory directory, TimeProvider clock)
{
    public async ValueTask<Actor> GetAsync(CancellationToken ct = default)
    {
        var state = await states.GetAuthenticationStateAsync();
        if (SignedIn.From(state.User) is not { } signedIn)
            return Actor.Nobody;
        var access = await directory.FindAsync(signedIn.UserId, ct);
        return signedIn.IsStillGood(access, clock.GetUtcNow().UtcDateTime)
            ? new Actor(access!.TenantId, access.UserId, access.DisplayName, access.Permissions)
            : Actor.Nobody;
    }
}
