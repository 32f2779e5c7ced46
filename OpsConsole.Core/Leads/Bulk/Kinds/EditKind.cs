using System.Text.Json;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Bulk.Kinds;

/// <summary>Sets some facts of many leads. Addresses are not among them, so no lead stands for another address afterwards.</summary>
internal sealed class EditKind(IReadOnlyDictionary<string, string?> facts, LeadInputRules rules) : BulkKind<Lead>
{
    public override Error? WhyNot(Lead lead, DateTime nowUtc)
    {
        if (lead.WhyNotEditable() is { } refusal)
            return refusal;
        var plan = LeadEditing.Plan(lead, facts, rules);
        return plan.Error ?? (plan.Value.Changes.Count == 0 ? new FactsAreTheSame() : null);
    }

    public override Error? Do(Lead lead, BulkTurn turn, out string? before)
    {
        before = null;
        var plan = LeadEditing.Plan(lead, facts, rules);
        if (plan.Error is { } problem)
            return problem;
        var (after, changes) = plan.Value;
        before = JsonSerializer.Serialize(new Before(changes.ToDictionary(change => change.Field, change => change.Old), lead.Score, lead.Doubts));
        var key = lead.AddressKey;
        var refusal = LeadEditing.Apply(turn.Db, lead, after, changes, turn.By, turn.ActionId);
        lead.AddressKey = key;
        return refusal;
    }

    public override Error? WhyNotUndo(Lead lead, string? before, DateTime nowUtc) => lead.WhyNotEditable();

    public override Error? Undo(Lead lead, string? before, BulkTurn turn)
    {
        var was = JsonSerializer.Deserialize<Before>(before!)!;
        var (now, score, key) = (lead.ToInput(), lead.Score, lead.AddressKey);
        // Without the rules: what stood there before may stand there again.
        var after = was.Facts.Aggregate(now, (input, fact) => LeadFact.Named(fact.Key)?.With(input, fact.Value).Input ?? input);
        if (lead.Edit(after) is { } refusal)
            return refusal;
        (lead.Score, lead.AddressKey) = (was.Score, key);
        // What other leads and the fraud check say of it by now is not the edit's to put back.
        lead.Doubts = (was.Doubts & ~DoubtJudge.NotItsOwn) | (lead.Doubts & DoubtJudge.NotItsOwn);
        LeadEditing.RecordEdit(turn.Db, lead, LeadEditing.Changes(now, after), score, turn.By, bulk: turn.ActionId);
        return null;
    }

    private sealed record Before(Dictionary<string, string?> Facts, int Score, LeadDoubts Doubts);
}
