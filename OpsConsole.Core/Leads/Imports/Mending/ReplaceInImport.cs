using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports.Mending;

/// <summary>Writes over the same wrong value in every line to mend that has it in a column: "Kalif." by "CA", 212 times.</summary>
public sealed class ReplaceInImport(OpsDbs dbs, TimeProvider clock)
{
    /// <summary>Lines a transaction, so that nobody waits long for one.</summary>
    private const int AtOnce = 200;

    private readonly LeadInputRules rules = new(clock);

    /// <returns>In how many lines it was replaced.</returns>
    public async Task<Result<int>> RunAsync(long importId, int column, string from, string to, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Import) is { } refusal)
            return refusal;
        if (to.Length > LeadImportCorrection.ValueLength)
            return new CellIsTooLong();
        var replaced = 0;
        for (var after = 0; ;)
        {
            var lines = await CandidatesAsync(actor.TenantId, importId, after, ct);
            if (lines.Length == 0)
                return replaced;
            var changed = await dbs.MendAsync<int>(importId, lines, actor, clock, rules, turn => WriteAsync(turn, column, from, to, ct), ct);
            if (changed.Error is { } error)
                return error;
            (replaced, after) = (replaced + changed.Value, lines[^1]);
        }
    }

    private async Task<int[]> CandidatesAsync(long tenantId, long importId, int after, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        return await db.LeadImportLines.Where(row => row.ImportId == importId && row.State == ImportLineState.Wrong && row.Line > after)
            .OrderBy(row => row.Line).Take(AtOnce).Select(row => row.Line).ToArrayAsync(ct);
    }

    private static async Task<Result<int>> WriteAsync(MendingTurn turn, int column, string from, string to, CancellationToken ct)
    {
        if (column < 0 || column >= turn.Mapping.Headers.Count)
            return new FileHasNoSuchColumn(column);
        var overlay = await ImportOverlay.LoadAsync(turn.Db, turn.Import.Id, [.. turn.Lines.Select(line => line.Line)], ct);
        var same = turn.Lines.Where(line => overlay.Of(line.Read(), turn.Mapping.Headers.Count) is { } row && column < row.Cells.Count && row.Cells[column].Trim() == from.Trim()).ToList();
        foreach (var line in same)
            await turn.WriteAsync(line.Line, column, to, ct);
        return same.Count;
    }
}
