using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports.Mending;

/// <param name="Column">Counted from 0.</param>
/// <param name="Seen">What stood there when the person began to write.</param>
public sealed record ImportCellCorrection(long ImportId, int Line, int Column, string Value, string Seen);

/// <param name="Overwritten">What a colleague had written there meanwhile; the last word counts, and the person is told.</param>
public sealed record ImportCellCorrected(bool IsRight, string? Overwritten, string? OverwrittenOf);

/// <summary>Writes over a cell of a line that cannot be imported as it came, and checks the line again at once.</summary>
public sealed class CorrectImportCell(OpsDbs dbs, TimeProvider clock)
{
    private readonly LeadInputRules rules = new(clock);

    public async Task<Result<ImportCellCorrected>> RunAsync(ImportCellCorrection wish, Actor actor, CancellationToken ct)
    {
        if (actor.OnlyLooks is { } looking)
            return looking;
        if (wish.Value.Length > LeadImportCorrection.ValueLength)
            return new CellIsTooLong();
        MendingTurn? made = null;
        var (overwritten, of) = (default(string), default(string));
        var changed = await dbs.MendAsync<bool>(wish.ImportId, [wish.Line], actor, clock, rules, async turn =>
        {
            if (wish.Column < 0 || wish.Column >= turn.Mapping.Headers.Count)
                return new FileHasNoSuchColumn(wish.Column);
            var overlay = await ImportOverlay.LoadAsync(turn.Db, wish.ImportId, [wish.Line], ct);
            var present = overlay.Of(turn.Lines[0].Read(), turn.Mapping.Headers.Count)?.Cells.ElementAtOrDefault(wish.Column);
            (made, overwritten, of) = present is null || present == wish.Seen || present == wish.Value ? (turn, null, null) : (turn, present, overlay.WhoMended(wish.Line).GetValueOrDefault(wish.Column));
            await turn.WriteAsync(wish.Line, wish.Column, wish.Value, ct);
            return true;
        }, ct);
        return changed.Error is { } error ? error : new ImportCellCorrected(made!.Lines[0].State == ImportLineState.Mended, of is null ? null : overwritten, of);
    }
}
