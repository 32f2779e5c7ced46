using OpsConsole.Core.Bulk;

namespace OpsConsole.Core.Leads.Bulk.Kinds;

internal sealed class ApproveKind(Countdowns countdowns) : DecidingKind
{
    public override Error? Do(Lead lead, BulkTurn turn, out string? before)
    {
        before = null;
        var from = lead.Status;
        if (lead.Approve(turn.By, turn.NowUtc, countdowns.Of(lead)) is { } refusal)
            return refusal;
        turn.Db.Record(turn.By, "lead.approved", lead, new { From = from, To = lead.Status, Details = new { CountdownHours = countdowns.HoursOf(lead) }, Bulk = turn.ActionId });
        return null;
    }
}
