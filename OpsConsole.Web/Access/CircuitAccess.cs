using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace OpsConsole.Web.Access;

/// <summary>
/// The sign-in behind one circuit. Once it has ended nothing that the browser sends reaches a page any more, whatever the browser does;
/// <see cref="AccessWatch"/> brings the person to sign in, and <see cref="CutConnections"/> closes the socket.
/// </summary>
public sealed class CircuitAccess(AuthenticationStateProvider states, SignInWatches watches) : CircuitHandler, IDisposable
{
    private IDisposable? watch;
    private volatile bool ended;

    public bool HasEnded => ended;

    /// <summary>Raised on a pool thread.</summary>
    public event Action<AccessChange>? Changed;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        watch = await watches.WatchAsync((await states.GetAuthenticationStateAsync()).User, Handle);

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context => ended ? Task.CompletedTask : next(context);

    public void Dispose() => watch?.Dispose();

    /// <summary>Ends the circuit, not the sign-in.</summary>
    public void End(AccessChange why)
    {
        if (!ended)
            Handle(why);
    }

    private void Handle(AccessChange change)
    {
        ended |= change != AccessChange.Permissions;
        Changed?.Invoke(change);
    }
}
