using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Integrations;

internal static class IntegrationChanging
{
    /// <summary>How every change of an outside system's settings runs: the row is made with the first of them.</summary>
    /// <param name="version">As the actor saw it; 0 when there was no row yet.</param>
    public static async Task<Result<long>> ChangeIntegrationAsync(
        this OpsDbs dbs, string system, long version, Actor actor, string action, Func<Integration, Error?> change, CancellationToken ct)
    {
        if (actor.Lacks(IntegrationPermissions.Manage) is { } refusal)
            return refusal;
        if (OutsideSystems.Named(system) is null)
            return new NotFound($"The system {system}");
        await using var db = dbs.Open(actor);
        var row = await db.Integrations.FirstOrDefaultAsync(present => present.System == system, ct);
        if (row is null)
            db.Integrations.Add(row = new Integration { System = system });
        else if (row.Version != version)
            return await db.WhoChangedAsync(row, ct);
        if (change(row) is { } why)
            return why;
        db.Record(actor, action, row, new { row.System });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            await using var now = dbs.Open(actor);
            return await now.WhoChangedAsync(await now.Integrations.FirstAsync(present => present.System == system, ct), ct);
        }

        return row.Version;
    }
}
