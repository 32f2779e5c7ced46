using Microsoft.AspNetCore.Components.Authorization;
using OpsConsole.Core;

namespace OpsConsole.Web.Access;

/// <summary>
/// Who acts in this request or circuit. Ask anew for each action and each refresh, never keep the answer: a person who was locked,
/// disabled, signed out or lost a role is <see cref="Actor.Nobody"/> or may less with the next call.
/// </summary>
public sealed class CurrentActor(AuthenticationStateProvider states, SignedInActors actors, CircuitAccess circuit)
{
    // Of the first answer; a request or circuit is one person's.
    private (long? Who, long? SeenBy)? first;

    public async ValueTask<Actor> GetAsync(CancellationToken ct = default)
    {
        if (circuit.HasEnded)
            return Actor.Nobody;
        var actor = await actors.OfAsync((await states.GetAuthenticationStateAsync()).User, ct);
        if (actor == Actor.Nobody)
            return actor;
        var now = (actor.UserId, actor.SeenBy?.UserId);
        if ((first ??= now) == now)
            return actor;
        // What was drawn for one person is not used by another.
        circuit.End(AccessChange.Viewing);
        return Actor.Nobody;
    }
}
