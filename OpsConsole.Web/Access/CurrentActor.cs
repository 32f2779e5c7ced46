using Microsoft.AspNetCore.Components.Authorization;
using OpsConsole.Core;

namespace OpsConsole.Web.Access;

/// <summary>
/// Who acts in this request or circuit. Ask anew for each action and each refresh, never keep the answer: a person who was locked,
/// disabled, signed out or lost a role is <see cref="Actor.Nobody"/> or may less with the next call.
/// </summary>
public sealed class CurrentActor(AuthenticationStateProvider states, SignedInActors actors, CircuitAccess circuit)
{
    public async ValueTask<Actor> GetAsync(CancellationToken ct = default) =>
        circuit.HasEnded ? Actor.Nobody : await actors.OfAsync((await states.GetAuthenticationStateAsync()).User, ct);
}
