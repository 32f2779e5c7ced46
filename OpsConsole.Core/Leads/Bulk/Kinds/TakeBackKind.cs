using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Bulk;
using OpsConsole.Core.Leads.Editing;
using OpsConsole.Core.Leads.Imports.Updating;

namespace OpsConsole.Core.Leads.Bulk.Kinds;

/// <summary>
/// Puts the leads that an import added into the trash, and the facts that it wrote into other leads back to what they were. An added lead that
/// somebody has worked on since stays: whatever is recorded of it besides its coming, and a task about it, counts as work. What the product finds
/// out by itself or is asked to look up again, and that an import was taken back and put back before, does not. Of other leads what somebody changed since stays, fact by fact.
/// </summary>
internal sealed class TakeBackKind(long importId) : DeleteKind
{
    private readonly Dictionary<long, WorkedOnSince> work = [];
    private Dictionary<long, WrittenFacts> written = [];

    protected override long? TakenBack => importId;

    public override async Task LookAsync(OpsDb db, IReadOnlyCollection<Lead> leads, CancellationToken ct)
    {
        await base.LookAsync(db, leads, ct);
        var ids = leads.Where(lead => lead.ImportId == importId).Select(lead => lead.Id).ToArray();
        written = await WrittenFacts.ByAsync(db, importId, [.. leads.Where(lead => lead.ImportId != importId).Select(lead => lead.Id)], ct);
        work.Clear();
        var entries = await db.Activity.AsNoTracking()
            .Where(entry => entry.SubjectKind == "lead" && ids.Contains(entry.SubjectId) && entry.Action != "lead.imported")
            .OrderBy(entry => entry.Id).Select(entry => new { entry.SubjectId, entry.ActorName, entry.Action, entry.Particulars }).ToListAsync(ct);
        var own = string.Create(CultureInfo.InvariantCulture, $"\"takenBack\":{importId}");
        foreach (var entry in entries.Where(entry => !IsOwn(entry.Action, entry.Particulars, own)))
            work[entry.SubjectId] = new WorkedOnSince(entry.ActorName, Activity.ActivityActions.PhraseOf(entry.Action));
        foreach (var id in await db.Tasks.AsNoTracking().Where(task => task.LeadId != null && ids.Contains(task.LeadId.Value)).Select(task => task.LeadId!.Value).Distinct().ToListAsync(ct))
            work.TryAdd(id, new WorkedOnSince("Somebody", "has a task about it"));
    }

    public override Error? WhyNot(Lead lead, DateTime nowUtc) => lead.ImportId == importId ? base.WhyNot(lead, nowUtc) ?? work.GetValueOrDefault(lead.Id) : WhyNotPutBack(lead);

    public override Error? WhatStays(Lead lead) => written.TryGetValue(lead.Id, out var facts) ? facts.Stays(lead.ToInput()) : null;

    public override Error? Do(Lead lead, BulkTurn turn, out string? before)
    {
        before = null;
        if (WhyNot(lead, turn.NowUtc) is { } refusal)
            return refusal;
        if (lead.ImportId == importId)
            return base.Do(lead, turn, out before);
        var changes = written[lead.Id].PutBack(lead.ToInput());
        before = JsonSerializer.Serialize(new Before(changes.ToDictionary(change => change.Field, change => change.Old)));
        return Write(lead, changes.Select(change => (change.Field, change.New)), turn);
    }

    public override Error? WhyNotUndo(Lead lead, string? before, DateTime nowUtc) => before is null ? base.WhyNotUndo(lead, before, nowUtc) : lead.WhyNotEditable();

    public override Error? Undo(Lead lead, string? before, BulkTurn turn) =>
        before is null ? base.Undo(lead, before, turn) : Write(lead, JsonSerializer.Deserialize<Before>(before)!.Facts.Select(fact => (fact.Key, fact.Value)), turn);

    private Error? WhyNotPutBack(Lead lead)
    {
        if (!written.TryGetValue(lead.Id, out var facts))
            return new LeadIsOfAnotherImport();
        if (lead.WhyNotEditable() is { } refusal)
            return refusal;
        var now = lead.ToInput();
        return facts.PutBack(now).Count > 0 ? null : (Error?)facts.Stays(now) ?? new NothingOfItIsLeft();
    }

    /// <summary>Without the rules: what stood there before may stand there again. The address is not among it.</summary>
    private static Error? Write(Lead lead, IEnumerable<(string Field, string? Text)> facts, BulkTurn turn)
    {
        var (now, score, key) = (lead.ToInput(), lead.Score, lead.AddressKey);
        var after = facts.Aggregate(now, (input, fact) => LeadFact.Named(fact.Field)?.With(input, fact.Text).Input ?? input);
        if (lead.Edit(after) is { } refusal)
            return refusal;
        lead.AddressKey = key;
        LeadEditing.RecordEdit(turn.Db, lead, LeadEditing.Changes(now, after), score, turn.By, bulk: turn.ActionId);
        return null;
    }

    /// <summary>What the import did to its own lead, what the product found out of it, and what taking it back and putting it back did.</summary>
    private bool IsOwn(string action, string? particulars, string takenBack) => action switch
    {
        "lead.deleted" or "lead.restored" => particulars?.Contains(takenBack, StringComparison.Ordinal) == true,
        "lead.edited" => LeadEdits.Read(particulars!).ImportId == importId,
        "lead.check-asked" => true,
        _ => LeadFindings.All.Contains(action),
    };

    private sealed record Before(Dictionary<string, string?> Facts);
}
