using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Editing;

/// <summary>How facts of a lead change, one or many leads at a time: apply, record, and settle whose address it is. Saving is the caller's.</summary>
internal static class LeadEditing
{
    /// <summary>What of a patch would change a lead: the facts after it, and which differ. Refused texts come back as problems.</summary>
    public static Result<(LeadInput After, IReadOnlyList<FactChange> Changes)> Plan(Lead lead, IReadOnlyDictionary<string, string?> patch, LeadInputRules rules)
    {
        var before = lead.ToInput();
        var typed = before;
        var problems = new List<FieldProblem>();
        foreach (var (name, text) in patch)
        {
            if (LeadFact.Named(name) is not { } fact)
                return new FactIsUnknown(name);
            var read = fact.With(typed, text);
            if (read.Reason is { } reason)
                problems.Add(new(name, reason));
            else
                typed = read.Input!;
        }

        // Facts that nobody asked to change stay as they are to the letter, even where they would be tidied today.
        var tidied = typed.Tidied();
        var after = before;
        foreach (var fact in patch.Keys.Select(name => LeadFact.Named(name)!))
            after = fact.With(after, fact.Of(tidied)).Input ?? after;

        var old = rules.CheckRow(before);
        problems.AddRange(rules.CheckRow(after).Where(problem => patch.ContainsKey(problem.Field) || !old.Contains(problem)));
        if (problems.Count > 0)
            return new InvalidInput([.. problems.DistinctBy(problem => problem.Field)]);
        return (after, Changes(before, after));
    }

    public static IReadOnlyList<FactChange> Changes(LeadInput before, LeadInput after) =>
        [.. LeadFact.All.Select(fact => new FactChange(fact.Name, fact.Of(before), fact.Of(after))).Where(change => change.Old != change.New)];

    public static Error? Apply(OpsDb db, Lead lead, LeadInput after, IReadOnlyList<FactChange> changes, Actor actor, long? bulk = null)
    {
        var score = lead.Score;
        if (lead.Edit(after) is { } refusal)
            return refusal;
        RecordEdit(db, lead, changes, score, actor, bulk: bulk);
        return null;
    }

    /// <param name="score">As it was before.</param>
    /// <param name="importId">The import that did it, if one did.</param>
    /// <param name="bulk">The bulk action that did it, if one did.</param>
    public static void RecordEdit(OpsDb db, Lead lead, IReadOnlyList<FactChange> changes, int score, Actor actor, long? importId = null, long? bulk = null) =>
        db.Record(actor, "lead.edited", lead, new LeadEdits(lead.Version + 1, changes, lead.Score == score ? null : new(score, lead.Score), importId, bulk));
}
