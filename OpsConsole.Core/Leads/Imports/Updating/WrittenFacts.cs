using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Bulk;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports.Updating;

/// <summary>What an import wrote into a lead that was here before it: each fact with what stood there then and what its last line left, and who wrote it since.</summary>
internal sealed class WrittenFacts
{
    private static readonly string[] place = [nameof(LeadInput.Latitude), nameof(LeadInput.Longitude)];

    private readonly Dictionary<string, FactChange> facts = [];
    private readonly Dictionary<string, string> changedBy = [];

    public static async Task<Dictionary<long, WrittenFacts>> ByAsync(OpsDb db, long importId, IReadOnlyCollection<long> leadIds, CancellationToken ct)
    {
        var found = new Dictionary<long, WrittenFacts>();
        if (leadIds.Count == 0)
            return found;
        var entries = await db.Activity.AsNoTracking()
            .Where(entry => entry.SubjectKind == "lead" && leadIds.Contains(entry.SubjectId) && entry.Action == "lead.edited")
            .OrderBy(entry => entry.Id).Select(entry => new { entry.SubjectId, entry.ActorName, entry.Particulars }).ToListAsync(ct);
        foreach (var entry in entries)
        {
            var edits = LeadEdits.Read(entry.Particulars!);
            if (edits.ImportId == importId)
                (found.TryGetValue(entry.SubjectId, out var written) ? written : found[entry.SubjectId] = new WrittenFacts()).Add(edits);
            else if (found.TryGetValue(entry.SubjectId, out var before))
                before.AddLater(edits, entry.ActorName);
        }

        return found;
    }

    /// <summary>What would be put back: the facts that are still what the import wrote.</summary>
    public IReadOnlyList<FactChange> PutBack(LeadInput now) => [.. Written.Where(fact => IsStill(fact, now)).Select(fact => new FactChange(fact.Field, fact.New, fact.Old))];

    /// <summary>What stays because somebody changed it since; null when that is nothing.</summary>
    public FactsStay? Stays(LeadInput now)
    {
        var others = Written.Where(fact => !IsStill(fact, now)).ToList();
        return others.Count == 0 ? null : new FactsStay([.. others.Select(fact => LeadFact.Named(fact.Field)?.Label ?? fact.Field)], [.. others.Select(fact => changedBy.GetValueOrDefault(fact.Field, "Somebody")).Distinct()]);
    }

    private IEnumerable<FactChange> Written => facts.Values.Where(fact => fact.Old != fact.New);

    /// <summary>Half of one place and half of another would be a third, so both halves go back or none.</summary>
    private bool IsStill(FactChange fact, LeadInput now) =>
        place.Contains(fact.Field) ? Written.Where(other => place.Contains(other.Field)).All(other => Stands(other, now)) : Stands(fact, now);

    private static bool Stands(FactChange fact, LeadInput now) => LeadFact.Named(fact.Field)?.Of(now) == fact.New;

    private void Add(LeadEdits own)
    {
        foreach (var change in own.Changes)
            facts[change.Field] = facts.TryGetValue(change.Field, out var first) ? change with { Old = first.Old } : change;
    }

    private void AddLater(LeadEdits edits, string who)
    {
        foreach (var change in edits.Changes)
            changedBy[change.Field] = who;
    }
}
