using OpsConsole.Core.Bulk;

namespace OpsConsole.Core.Leads.Bulk.Kinds;

internal sealed class RejectKind(BulkReject change) : DecidingKind
{
    public override Error? Do(Lead lead, BulkTurn turn, out string? before)
    {
        before = null;
        var from = lead.Status;
        if (lead.Reject(turn.By, turn.NowUtc, change.Reason, change.Note) is { } refusal)
            return refusal;
        turn.Db.Record(turn.By, "lead.rejected", lead, new { From = from, To = lead.Status, Details = new { change.Reason, Note = lead.RejectNote }, Bulk = turn.ActionId });
        return null;
    }
}
