using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Users.Listing;

namespace OpsConsole.Data.Users;

/// <summary>Gives accounts from before the column their search text; no SQL folds accents the same way on both providers.</summary>
internal static class FillUserSearchTexts
{
    private const int AtOnce = 1_000;

    public static async Task FillUserSearchTextsAsync(this OpsDbs dbs, CancellationToken ct)
    {
        long after = 0;
        while (true)
        {
            await using var db = dbs.OpenAcrossTenants();
            var all = db.Users.IgnoreQueryFilters([OpsDb.TenantFilter]);
            var users = await all.AsNoTracking().Where(user => user.Id > after && user.SearchText == "").OrderBy(user => user.Id).Take(AtOnce).ToListAsync(ct);
            if (users.Count == 0)
                return;
            await db.InTransactionAsync(async () =>
            {
                foreach (var user in users)
                    await all.Where(row => row.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SearchText, UserSearchText.Of(user)), ct);
            }, ct);
            after = users[^1].Id;
        }
    }
}
