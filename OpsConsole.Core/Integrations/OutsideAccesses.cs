using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Integrations;

/// <summary>Finds the way to a system as a tenant has settled it: with its credentials, or to the simulator when it has none.</summary>
public sealed class OutsideAccesses(OpsDbs dbs, ISecretSeal seal, OutsidePlaces places)
{
    public async Task<Result<OutsideAccess>> FindAsync(long tenantId, OutsideSystem system, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var settled = await db.Integrations.AsNoTracking().Where(row => row.System == system.Name).Select(row => new { row.IsEnabled, row.Sealed }).FirstOrDefaultAsync(ct);
        if (settled is { IsEnabled: false })
            return new SystemIsOff(system);
        if (settled?.Sealed is { } text)
            return Opened(text) is { } credentials ? new OutsideAccess(places.Home(system), credentials, IsSimulated: false) : new CredentialsCannotBeOpened(system);
        return places.Simulator(system) is { } simulator ? new OutsideAccess(simulator, places.SimulatorKeys, IsSimulated: true) : new SystemHasNoCredentials(system);
    }

    /// <summary>By what word of the system to a tenant is known as its own, also while nobody asks it; null for none.</summary>
    public async Task<Credentials?> KeysAsync(long tenantId, OutsideSystem system, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var text = await db.Integrations.AsNoTracking().Where(row => row.System == system.Name).Select(row => row.Sealed).FirstOrDefaultAsync(ct);
        return text is not null ? Opened(text) : places.Simulator(system) is null ? null : places.SimulatorKeys;
    }

    public string Sealed(Credentials credentials) => seal.Seal(JsonSerializer.Serialize(credentials));

    private Credentials? Opened(string text) => seal.Open(text) is { } opened ? JsonSerializer.Deserialize<Credentials>(opened) : null;
}
