namespace OpsConsole.Core.Leads.Bulk.Kinds;

internal sealed class ApproveKind(int countdownHours) : DecidingKind
{
    public override Error? Do(Lead lead, LeadBulkTurn turn, out string? before)
    {
        before = null;
        var from = lead.Status;
        if (lead.Approve(turn.By, turn.NowUtc, TimeSpan.FromHours(countdownHours)) is { } refusal)
            return refusal;
        turn.Db.Record(turn.By, "lead.approved", lead, new { From = from, To = lead.Status, Details = new { CountdownHours = countdownHours }, Bulk = turn.ActionId });
        return null;
    }
}
