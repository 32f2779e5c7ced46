using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Scoring;

/// <summary>A manager says, with a reason, that the signs of fraud on a lead mean nothing. It holds until a sign comes that was not there.</summary>
public sealed class ClearFraudDoubt(OpsDbs dbs, TimeProvider clock)
{
    public async Task<Result<LeadChanged>> RunAsync(LeadRef target, string why, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Approve) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(why))
            return new ClearingNeedsAReason();
        if (why.Trim().Length > Lead.NoteLength)
            return new NoteIsTooLong(Lead.NoteLength);
        await using var db = dbs.Open(actor);
        var row = await db.LeadReckonings.FirstOrDefaultAsync(one => one.LeadId == target.Id, ct);
        return await db.ChangeLeadAsync(target, actor, "lead.fraud-cleared", lead =>
        {
            if (row is null || !lead.Suspect(isSuspicious: false, isHidden: false))
                return new NoDoubtToClear();
            row.Clear(actor, clock.GetUtcNow().UtcDateTime, why.Trim());
            return null;
        }, new { Note = why.Trim(), Signs = row?.FraudSignals.Select(signal => signal.Text) }, ct);
    }
}
