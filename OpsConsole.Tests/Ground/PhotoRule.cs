using Microsoft.EntityFrameworkCore;
using OpsConsole.Core;
using OpsConsole.Core.Settings;

namespace OpsConsole.Tests.Ground;

/// <summary>How many photos a lead needs. In tests none, for most are about what comes after; those about photos say so.</summary>
internal static class PhotoRule
{
    public static async Task NeedPhotosAsync(this OpsDb db, int least)
    {
        await using (db)
        {
            if (await db.Settings.FirstOrDefaultAsync(row => row.Key == SettingCatalog.PhotosLeast.Key) is { } present)
                present.Value = $"{least}";
            else
                db.Settings.Add(new Setting { Key = SettingCatalog.PhotosLeast.Key, Value = $"{least}" });
            await db.SaveChangesAsync();
        }
    }
}
