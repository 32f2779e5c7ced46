using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Editing;

namespace OpsConsole.Core.Opportunities.Editing;

/// <summary>An opportunity after an edit: what was saved, and what was not because somebody else had changed the same fact.</summary>
public sealed record OpportunityEdited(long Id, long Version, IReadOnlyList<FactChange> Saved, IReadOnlyList<FactConflict> Conflicts);

/// <summary>Changes a fact of an opportunity. Like leads, edits merge by fact (decision 0031).</summary>
public sealed class EditOpportunity(OpsDbs dbs)
{
    private const int Attempts = 5;

    /// <param name="fact">See <see cref="OpportunityFact"/>.</param>
    /// <param name="text">What somebody typed; null or empty for nothing known.</param>
    public async Task<Result<OpportunityEdited>> RunAsync(OpportunityRef target, string fact, string? text, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(OpportunityPermissions.Change) is { } refusal)
            return refusal;
        if (OpportunityFact.Named(fact) is not { } named)
            return new Leads.FactIsUnknown(fact);
        // Whoever loses a race for the row looks again and merges.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SaveAsync(target, named, text, actor, ct);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task<Result<OpportunityEdited>> SaveAsync(OpportunityRef target, OpportunityFact fact, string? text, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Opportunities.FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } opportunity)
            return new NotFound($"Opportunity {target.Id}");
        var before = fact.Of(opportunity);
        if (fact.Set(opportunity, text) is { } problem)
            return new InvalidInput([new(fact.Name, problem)]);
        var change = new FactChange(fact.Name, before, fact.Of(opportunity));
        if (change.Old == change.New)
            return new OpportunityEdited(opportunity.Id, opportunity.Version, [], []);
        var conflicts = await db.FactConflictsAsync(opportunity, "opportunity.edited", opportunity.Version, target.Version, [change], ct);
        if (conflicts.Count > 0)
            return new OpportunityEdited(opportunity.Id, opportunity.Version, [], conflicts);
        db.Record(actor, "opportunity.edited", opportunity, new LeadEdits(opportunity.Version + 1, [change], null));
        await db.SaveChangesAsync(ct);
        return new OpportunityEdited(opportunity.Id, opportunity.Version, [change], []);
    }
}
