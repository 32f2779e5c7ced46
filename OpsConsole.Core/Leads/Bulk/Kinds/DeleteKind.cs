using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Bulk;

namespace OpsConsole.Core.Leads.Bulk.Kinds;

/// <summary>Puts leads into the trash. An undo takes them out again; one whose address another lead stands for by now comes back as its duplicate.</summary>
internal class DeleteKind : BulkKind<Lead>
{
    private readonly Dictionary<string, long> listings = [];

    /// <summary>The import that is taken back, if it is that.</summary>
    protected virtual long? TakenBack => null;

    public override async Task LookAsync(OpsDb db, IReadOnlyCollection<Lead> leads, CancellationToken ct)
    {
        listings.Clear();
        var keys = leads.Where(lead => lead.DeletedAtUtc is not null).Select(lead => lead.AddressKey).Distinct().ToArray();
        if (keys.Length == 0)
            return;
        foreach (var listing in await db.Leads.Where(lead => lead.DuplicateOfLeadId == null && keys.Contains(lead.AddressKey)).Select(lead => new { lead.AddressKey, lead.Id }).ToListAsync(ct))
            listings[listing.AddressKey] = listing.Id;
    }

    public override Error? WhyNot(Lead lead, DateTime nowUtc) => lead.WhyNotDeletable(nowUtc);

    public override Error? Do(Lead lead, BulkTurn turn, out string? before)
    {
        before = null;
        if (lead.Delete(turn.By, turn.NowUtc) is { } refusal)
            return refusal;
        turn.Db.Record(turn.By, "lead.deleted", lead, new { Bulk = turn.ActionId, TakenBack });
        return null;
    }

    public override Error? WhyNotUndo(Lead lead, string? before, DateTime nowUtc) => lead.DeletedAtUtc is null ? new LeadIsNotInTrash() : null;

    public override Error? Undo(Lead lead, string? before, BulkTurn turn)
    {
        long? listing = listings.TryGetValue(lead.AddressKey, out var id) && id != lead.Id ? id : null;
        if (lead.Restore(listing) is { } refusal)
            return refusal;
        if (lead.DuplicateOfLeadId is null)
            listings[lead.AddressKey] = lead.Id;
        turn.Db.Record(turn.By, "lead.restored", lead, new { DuplicateOfLeadId = listing, Bulk = turn.ActionId, TakenBack });
        return null;
    }
}
