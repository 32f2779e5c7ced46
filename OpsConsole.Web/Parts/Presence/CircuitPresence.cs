using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Server.Circuits;
using OpsConsole.Core;

namespace OpsConsole.Web.Parts.Presence;

/// <summary>What one circuit looks at. A browser that lost its connection, or went away without saying so, counts as away at once.</summary>
public sealed class CircuitPresence(Onlookers onlookers) : CircuitHandler
{
    private readonly ConcurrentDictionary<Onlookers.Looking, bool> open = new();

    public Onlookers.Looking Enter(Actor actor, LookedAt what)
    {
        var entry = onlookers.Enter(actor, what);
        open[entry] = true;
        return entry;
    }

    public void Leave(Onlookers.Looking entry)
    {
        open.TryRemove(entry, out _);
        entry.Dispose();
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => SetAway(true);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => SetAway(false);

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        foreach (var entry in open.Keys)
            Leave(entry);
        return Task.CompletedTask;
    }

    private Task SetAway(bool isAway)
    {
        foreach (var entry in open.Keys)
            entry.IsAway = isAway;
        return Task.CompletedTask;
    }
}
