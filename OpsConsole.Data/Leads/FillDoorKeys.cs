using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Addresses;

namespace OpsConsole.Data.Leads;

/// <summary>Gives leads from before the column their door key; only our own reading of addresses can.</summary>
internal static class FillDoorKeys
{
    private const int AtOnce = 1_000;

    public static async Task FillDoorKeysAsync(this OpsDbs dbs, CancellationToken ct)
    {
        long after = 0;
        while (true)
        {
            await using var db = dbs.OpenAcrossTenants();
            var all = db.Leads.IgnoreQueryFilters([OpsDb.TenantFilter, OpsDb.TrashFilter]);
            var leads = await all.AsNoTracking().Where(lead => lead.Id > after && lead.DoorKey == "").OrderBy(lead => lead.Id).Take(AtOnce)
                .Select(lead => new { lead.Id, lead.Street, lead.City, lead.State, lead.Zip }).ToListAsync(ct);
            if (leads.Count == 0)
                return;
            await db.InTransactionAsync(async () =>
            {
                // Not a change of the lead: its version and its history stay as they are.
                foreach (var lead in leads)
                {
                    var door = CanonicalAddress.From(lead.Street, lead.City, lead.State, lead.Zip).Door;
                    if (door.Length > 0)
                        await all.Where(row => row.Id == lead.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoorKey, door), ct);
                }
            }, ct);
            after = leads[^1].Id;
        }
    }
}
