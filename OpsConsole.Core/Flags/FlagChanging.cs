using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Flags;

internal static class FlagChanging
{
    /// <summary>How every decision about a flag runs; the row is made with the first of them.</summary>
    public static async Task<Result<FlagRef>> ChangeFlagAsync(
        this OpsDbs dbs, FlagRef target, Actor actor, string action, Func<Flag, Error?> change, Func<Flag, object?> particulars, CancellationToken ct)
    {
        if (actor.Lacks(FlagPermissions.Change) is { } refusal)
            return refusal;
        if (!FlagCatalog.ByName.TryGetValue(target.Name, out var definition))
            return new NotFound($"The flag {target.Name}");
        await using var db = dbs.Open(actor);
        var flag = await db.Flags.FirstOrDefaultAsync(row => row.Name == target.Name, ct);
        if (flag is null)
            db.Flags.Add(flag = new Flag { Name = target.Name, State = definition.AtFirst.ToJson() });
        else if (flag.Version != target.Version)
            return await db.WhoChangedAsync(flag, ct);
        var said = particulars(flag);
        if (change(flag) is { } why)
            return why;
        db.Record(actor, action, flag, said);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            await using var now = dbs.Open(actor);
            if (await now.Flags.FirstOrDefaultAsync(row => row.Name == target.Name, ct) is not { } winner)
                throw;
            return await now.WhoChangedAsync(winner, ct);
        }

        return new FlagRef(flag.Name, flag.Version);
    }
}
