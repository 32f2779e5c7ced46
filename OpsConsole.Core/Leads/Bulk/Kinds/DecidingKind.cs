using OpsConsole.Core.Bulk;

namespace OpsConsole.Core.Leads.Bulk.Kinds;

/// <summary>
/// What approving and rejecting have in common: only pending leads, and an undo that makes them pending again. The window in which a
/// single decision can be taken back does not bind it (decision 0051).
/// </summary>
internal abstract class DecidingKind : BulkKind<Lead>
{
    public override Error? WhyNot(Lead lead, DateTime nowUtc) => lead.WhyNotDecidable();

    public override Error? WhyNotUndo(Lead lead, string? before, DateTime nowUtc) => lead.WhyNotTakeBack(nowUtc, TimeSpan.MaxValue);

    public override Error? Undo(Lead lead, string? before, BulkTurn turn)
    {
        var from = lead.Status;
        if (lead.TakeBack(turn.NowUtc, TimeSpan.MaxValue) is { } refusal)
            return refusal;
        turn.Db.Record(turn.By, "lead.taken-back", lead, new { From = from, To = lead.Status, Bulk = turn.ActionId });
        return null;
    }
}
