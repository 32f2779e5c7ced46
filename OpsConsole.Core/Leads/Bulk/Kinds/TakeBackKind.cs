using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Bulk.Kinds;

/// <summary>
/// Puts the leads that an import added into the trash. One that somebody has worked on since stays: whatever is recorded of it besides its
/// coming, and a task about it, counts as work. That an import was taken back and put back before does not.
/// </summary>
internal sealed class TakeBackKind(long importId) : DeleteKind
{
    private readonly Dictionary<long, WorkedOnSince> work = [];

    protected override long? TakenBack => importId;

    public override async Task LookAsync(OpsDb db, IReadOnlyCollection<Lead> leads, CancellationToken ct)
    {
        await base.LookAsync(db, leads, ct);
        work.Clear();
        var ids = leads.Select(lead => lead.Id).ToArray();
        var entries = await db.Activity.AsNoTracking()
            .Where(entry => entry.SubjectKind == "lead" && ids.Contains(entry.SubjectId) && entry.Action != "lead.imported")
            .OrderBy(entry => entry.Id).Select(entry => new { entry.SubjectId, entry.ActorName, entry.Action, entry.Particulars }).ToListAsync(ct);
        var own = string.Create(CultureInfo.InvariantCulture, $"\"takenBack\":{importId}");
        foreach (var entry in entries.Where(entry => entry.Action is not ("lead.deleted" or "lead.restored") || entry.Particulars?.Contains(own, StringComparison.Ordinal) != true))
            work[entry.SubjectId] = new WorkedOnSince(entry.ActorName, Activity.ActivityActions.PhraseOf(entry.Action));
        foreach (var id in await db.Tasks.AsNoTracking().Where(task => task.LeadId != null && ids.Contains(task.LeadId.Value)).Select(task => task.LeadId!.Value).Distinct().ToListAsync(ct))
            work.TryAdd(id, new WorkedOnSince("Somebody", "has a task about it"));
    }

    public override Error? WhyNot(Lead lead) =>
        lead.ImportId != importId ? new LeadIsOfAnotherImport() : base.WhyNot(lead) ?? work.GetValueOrDefault(lead.Id);

    public override Error? Do(Lead lead, LeadBulkTurn turn, out string? before)
    {
        before = null;
        return WhyNot(lead) ?? base.Do(lead, turn, out before);
    }
}
