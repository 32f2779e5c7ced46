using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports.Mending;

/// <summary>Says that a line is not to be imported, or takes that back.</summary>
public sealed class LeaveOutImportLine(OpsDbs dbs, TimeProvider clock)
{
    private readonly LeadInputRules rules = new(clock);

    public Task<Result<bool>> RunAsync(long importId, int line, bool isLeftOut, Actor actor, CancellationToken ct) =>
        dbs.MendAsync<bool>(importId, [line], actor, clock, rules, async turn =>
        {
            var present = await turn.Db.LeadImportCorrections.FindAsync([importId, line, LeadImportCorrection.WholeLine], ct);
            if (isLeftOut && present is null)
                await turn.WriteAsync(line, LeadImportCorrection.WholeLine, "", ct);
            else if (!isLeftOut && present is not null)
                turn.Db.LeadImportCorrections.Remove(present);
            return isLeftOut;
        }, ct);
}
