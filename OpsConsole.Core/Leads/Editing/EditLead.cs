using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Editing;

/// <summary>A lead after an edit: what was saved, and what was not because somebody else had changed the same fact.</summary>
public sealed record LeadEdited(long Id, long Version, IReadOnlyList<FactChange> Saved, IReadOnlyList<FactConflict> Conflicts);

/// <summary>
/// Changes facts of a lead. What others did meanwhile does not matter unless it was the same fact: then theirs stays, and the answer
/// shows both.
/// </summary>
public sealed class EditLead(OpsDbs dbs, TimeProvider clock)
{
    private const int Attempts = 5;

    private readonly LeadInputRules rules = new(clock);

    /// <param name="patch">Fact (see <see cref="LeadFact"/>) to what somebody typed; null or empty for nothing known.</param>
    public async Task<Result<LeadEdited>> RunAsync(LeadRef target, IReadOnlyDictionary<string, string?> patch, Actor actor, CancellationToken ct)
    {
        if (actor.Lacks(LeadPermissions.Edit) is { } refusal)
            return refusal;
        // Whoever loses a race for the lead or for an address looks again and merges.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SaveAsync(target, patch, actor, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
            }
        }
    }

    private async Task<Result<LeadEdited>> SaveAsync(LeadRef target, IReadOnlyDictionary<string, string?> patch, Actor actor, CancellationToken ct)
    {
        await using var db = dbs.Open(actor);
        if (await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).FirstOrDefaultAsync(row => row.Id == target.Id, ct) is not { } lead)
            return new NotFound($"Lead {target.Id}");
        if (lead.WhyNotEditable() is { } refusal)
            return refusal;
        var planned = LeadEditing.Plan(lead, patch, rules);
        if (planned.Error is { } problem)
            return problem;

        var conflicts = await db.FactConflictsAsync(lead, "lead.edited", lead.Version, target.Version, planned.Value.Changes, ct);
        if (conflicts.Count > 0)
        {
            var free = patch.Where(fact => conflicts.All(conflict => conflict.Field != fact.Key)).ToDictionary();
            planned = LeadEditing.Plan(lead, free, rules);
            if (planned.Error is { } left)
                return left;
        }

        var (after, changes) = planned.Value;
        if (changes.Count > 0)
            await SaveAsync(db, lead, after, changes, actor, ct);
        return new LeadEdited(lead.Id, lead.Version, changes, conflicts);
    }

    private static async Task SaveAsync(OpsDb db, Lead lead, LeadInput after, IReadOnlyList<FactChange> changes, Actor actor, CancellationToken ct)
    {
        var (key, wasListing) = (lead.AddressKey, lead.DuplicateOfLeadId is null);
        if (LeadEditing.Apply(db, lead, after, changes, actor) is { } refusal)
            throw new InvalidOperationException(refusal.Message);
        // The key is made of the address alone; facts that were stored under an older form of it keep their place.
        if (!changes.Any(change => change.Field is nameof(Lead.Street) or nameof(Lead.City) or nameof(Lead.State) or nameof(Lead.Zip)))
            lead.AddressKey = key;
        if (lead.AddressKey == key)
        {
            await db.SaveChangesAsync(ct);
            return;
        }

        lead.MarkAsDuplicateOf(await db.ListingAtAsync(lead.AddressKey, lead.Id, ct));
        await db.InTransactionAsync(async () =>
        {
            await db.SaveChangesAsync(ct);
            if (wasListing)
                await db.HandOverAsync(lead.Id, actor, ct);
        }, ct);
    }
}
