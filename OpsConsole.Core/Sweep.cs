using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core;

/// <summary>
/// Changes all rows of a tenant that are due for something, many in a save. Where somebody changes one of them at the same moment, the
/// batch is done one by one; a row that keeps being changed is left as it is, and if it is still due, the next run takes it.
/// </summary>
/// <param name="due">The rows, in an order that an index gives. What was changed must not be among them any more.</param>
/// <param name="changeAsync">Changes them and records it. It runs in a transaction that ends with a save, and may save in between.</param>
internal sealed class Sweep<TRow>(OpsDbs dbs, long tenantId, Func<OpsDb, IQueryable<TRow>> due, Func<OpsDb, IReadOnlyList<TRow>, CancellationToken, Task> changeAsync)
    where TRow : class, IActivitySubject
{
    private const int AtOnce = 200;
    private const int Attempts = 5;

    /// <returns>How many were changed.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        long changed = 0;
        var left = new HashSet<long>();
        while (true)
        {
            List<long> ids;
            await using (var db = dbs.Open(tenantId))
            {
                var rows = await due(db).Where(row => !left.Contains(row.Id)).Take(AtOnce).ToListAsync(ct);
                if (rows.Count == 0)
                    return changed;
                ids = [.. rows.Select(row => row.Id)];
                if (await TryAsync(db, rows, ct))
                {
                    changed += rows.Count;
                    continue;
                }
            }

            foreach (var id in ids)
                if (await ChangeAsync(id, ct))
                    changed++;
                else
                    left.Add(id);
        }
    }

    /// <summary>Changes one row if it is due, however often others are quicker, within reason.</summary>
    public async Task<bool> ChangeAsync(long id, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = dbs.Open(tenantId);
            if (await due(db).FirstOrDefaultAsync(row => row.Id == id, ct) is not { } found)
                return false;
            try
            {
                await SaveAsync(db, [found], ct);
                return true;
            }
            catch (DbUpdateConcurrencyException) when (attempt == Attempts)
            {
                return false;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    /// <summary>False when somebody was quicker with one of them; nothing was saved then, and what else is wrong shows one by one.</summary>
    private async Task<bool> TryAsync(OpsDb db, IReadOnlyList<TRow> rows, CancellationToken ct)
    {
        try
        {
            await SaveAsync(db, rows, ct);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private Task SaveAsync(OpsDb db, IReadOnlyList<TRow> rows, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        await changeAsync(db, rows, ct);
        await db.SaveChangesAsync(ct);
    }, ct);
}
