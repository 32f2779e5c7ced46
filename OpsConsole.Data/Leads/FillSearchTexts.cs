using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Leads.Filtering;

namespace OpsConsole.Data.Leads;

/// <summary>Gives leads from before the column their search text; no SQL folds accents the same way on both providers.</summary>
internal static class FillSearchTexts
{
    private const int AtOnce = 1_000;

    public static async Task FillSearchTextsAsync(this OpsDbs dbs, CancellationToken ct)
    {
        long after = 0;
        while (true)
        {
            await using var db = dbs.OpenAcrossTenants();
            var all = db.Leads.IgnoreQueryFilters([OpsDb.TenantFilter, OpsDb.TrashFilter]);
            var leads = await all.AsNoTracking().Where(lead => lead.Id > after && lead.SearchText == "").OrderBy(lead => lead.Id).Take(AtOnce).ToListAsync(ct);
            if (leads.Count == 0)
                return;
            await db.InTransactionAsync(async () =>
            {
                // Not a change of the lead: its version and its history stay as they are.
                foreach (var lead in leads)
                    await all.Where(row => row.Id == lead.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SearchText, LeadSearchText.Of(lead)), ct);
            }, ct);
            after = leads[^1].Id;
        }
    }
}
