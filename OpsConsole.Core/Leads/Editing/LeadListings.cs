using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Editing;

/// <summary>Which lead stands for an address when one moves away, comes back or goes for good.</summary>
internal static class LeadListings
{
    /// <summary>The lead that stands for the address, other than one.</summary>
    public static Task<long?> ListingAtAsync(this OpsDb db, string addressKey, long exceptLeadId, CancellationToken ct) =>
        db.Leads.Where(lead => lead.AddressKey == addressKey && lead.DuplicateOfLeadId == null && lead.Id != exceptLeadId)
            .Select(lead => (long?)lead.Id).FirstOrDefaultAsync(ct);

    /// <summary>
    /// The duplicates of a lead that no longer stands for their address get another one to name: who stands there now, else the oldest of
    /// them. Saves; call it when the lead itself has left the address, within a transaction.
    /// </summary>
    public static async Task HandOverAsync(this OpsDb db, long leadId, Actor actor, CancellationToken ct)
    {
        var heirs = await db.Leads.IgnoreQueryFilters([OpsDb.TrashFilter]).Where(lead => lead.DuplicateOfLeadId == leadId)
            .OrderBy(lead => lead.DeletedAtUtc != null).ThenBy(lead => lead.Id).ToListAsync(ct);
        foreach (var group in heirs.GroupBy(heir => heir.AddressKey))
        {
            var listing = await db.ListingAtAsync(group.Key, leadId, ct);
            foreach (var heir in group)
            {
                heir.MarkAsDuplicateOf(listing);
                listing ??= heir.Id;
                db.Record(actor, "lead.address-settled", heir, new { Instead = leadId, heir.DuplicateOfLeadId });
            }
        }

        if (heirs.Count > 0)
            await db.SaveChangesAsync(ct);
    }
}
