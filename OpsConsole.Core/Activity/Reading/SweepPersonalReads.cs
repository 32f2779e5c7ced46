using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Activity.Reading;

/// <summary>Removes what kept looks of past hours to one record each; the records themselves stay.</summary>
public sealed class SweepPersonalReads(OpsDbs dbs, TimeProvider clock)
{
    /// <returns>How many rows.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        await using var db = dbs.OpenAcrossTenants();
        var before = clock.GetUtcNow().UtcDateTime.AddHours(-2);
        return await db.PersonalReads.IgnoreQueryFilters([OpsDb.TenantFilter]).Where(row => row.HourUtc < before).OrderBy(row => row.Id).RemoveInPiecesAsync(ct);
    }
}
