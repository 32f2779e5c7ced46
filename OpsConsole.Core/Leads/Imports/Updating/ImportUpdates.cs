using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Intake;

namespace OpsConsole.Core.Leads.Imports.Updating;

/// <summary>What a line did to a lead that was here before it.</summary>
/// <param name="Words">What changed, or why nothing did; empty when there was nothing to change.</param>
internal sealed record UpdatedLine(bool IsUpdate, string Words);

/// <summary>
/// Lets the lines of an import change leads that are already here. A fact that somebody changed after the start is theirs; of two lines for one
/// lead the later one wins. Each lead has one entry a batch.
/// </summary>
internal sealed class ImportUpdates(long importId, ExistingLeads how, long startEntryId, Actor by, LeadInputRules rules)
{
    /// <summary>Changes the leads of the batch and records it; saving is the caller's, within its transaction.</summary>
    /// <param name="barred">Why the person in whose name it runs may not change leads any more.</param>
    /// <returns>By line.</returns>
    public async Task<IReadOnlyDictionary<int, UpdatedLine>> ApplyAsync(
        OpsDb db, IReadOnlyList<(LeadRow Row, long LeadId)> hits, string? barred, CancellationToken ct)
    {
        if (barred is not null)
            return hits.ToDictionary(hit => hit.Row.Line, _ => new UpdatedLine(false, barred));
        var ids = hits.Select(hit => hit.LeadId).Distinct().ToArray();
        var writers = await WritersAsync(db, ids, ct);
        var leads = await db.Leads.Where(lead => ids.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, ct);
        var said = new Dictionary<int, UpdatedLine>();
        foreach (var lines in hits.GroupBy(hit => hit.LeadId))
            Apply(db, leads[lines.Key], [.. lines.Select(line => line.Row)], writers.GetValueOrDefault(lines.Key) ?? [], said);
        return said;
    }

    private void Apply(OpsDb db, Lead lead, IReadOnlyList<LeadRow> rows, Dictionary<string, FactWriter> writers, Dictionary<int, UpdatedLine> said)
    {
        var (before, score, key) = (lead.ToInput(), lead.Score, lead.AddressKey);
        foreach (var row in rows)
        {
            var plan = LeadUpdate.Plan(lead, row, how, fact => WriterOf(lead, fact, writers), rules);
            if (plan.Error is { } refusal)
            {
                said[row.Line] = new UpdatedLine(false, refusal.Message);
                continue;
            }

            var update = plan.Value;
            said[row.Line] = new UpdatedLine(update.Changes.Count > 0, UpdateWords.Of(update));
            if (update.Changes.Count == 0)
                continue;
            _ = lead.Edit(update.After);
            lead.AddressKey = key;
            foreach (var change in update.Changes)
                writers[change.Field] = new FactWriter(by.Name, IsOwn: true);
        }

        if (LeadEditing.Changes(before, lead.ToInput()) is { Count: > 0 } changes)
            LeadEditing.RecordEdit(db, lead, changes, score, by, importId);
    }

    /// <summary>What this import brought itself, with a lead or for it, a later line may change.</summary>
    private FactWriter? WriterOf(Lead lead, LeadFact fact, Dictionary<string, FactWriter> writers) =>
        writers.TryGetValue(fact.Name, out var writer) ? writer : lead.ImportId == importId ? new FactWriter(by.Name, IsOwn: true) : null;

    private async Task<Dictionary<long, Dictionary<string, FactWriter>>> WritersAsync(OpsDb db, long[] ids, CancellationToken ct)
    {
        var entries = await db.Activity.AsNoTracking()
            .Where(entry => entry.SubjectKind == "lead" && ids.Contains(entry.SubjectId) && entry.Id > startEntryId && entry.Action == "lead.edited")
            .OrderBy(entry => entry.Id).Select(entry => new { entry.SubjectId, entry.ActorName, entry.Particulars }).ToListAsync(ct);
        var writers = new Dictionary<long, Dictionary<string, FactWriter>>();
        foreach (var entry in entries)
        {
            if (!writers.TryGetValue(entry.SubjectId, out var ofLead))
                writers[entry.SubjectId] = ofLead = [];
            var edits = LeadEdits.Read(entry.Particulars!);
            foreach (var change in edits.Changes)
                ofLead[change.Field] = new FactWriter(entry.ActorName, edits.ImportId == importId);
        }

        return writers;
    }
}
