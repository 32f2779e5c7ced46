using Microsoft.EntityFrameworkCore;

namespace OpsConsole.Core.Leads.Imports.Updating;

internal static class ListedLeads
{
    /// <summary>The leads that stand for addresses, by their key, for looking only.</summary>
    public static Task<Dictionary<string, Lead>> ListedAtAsync(this OpsDb db, IReadOnlyList<string> keys, CancellationToken ct) =>
        db.Leads.AsNoTracking().Where(lead => lead.DuplicateOfLeadId == null && keys.Contains(lead.AddressKey)).ToDictionaryAsync(lead => lead.AddressKey, ct);
}
