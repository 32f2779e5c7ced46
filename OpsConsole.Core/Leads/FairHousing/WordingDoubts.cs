using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OpsConsole.Core.Leads.Intake;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Leads.FairHousing;

internal static class WordingDoubts
{
    private static readonly string[] keys = [SettingCatalog.ForbiddenWords.Key, SettingCatalog.AllowedPhrases.Key];

    /// <summary>
    /// Judges each note that is about to be saved by the tenant's own words as well, whichever way it came: form, file, edit, bulk change,
    /// merge, undo. The entity has judged it by the law's. Asks the database once a save, and only when a note changes.
    /// </summary>
    public static async Task KeepWordingDoubtsAsync(this OpsDb db, IReadOnlyList<EntityEntry> changes, CancellationToken ct)
    {
        var written = changes.Where(IsWritten).ToList();
        if (written.Count == 0 || db.TenantId == 0 || await OwnCheckAsync(db, ct) is not { } check)
            return;
        foreach (var entry in written)
        {
            var lead = (Lead)entry.Entity;
            var doubts = check.Find(lead.MotivationNote).Count > 0 ? lead.Doubts | LeadDoubts.FairHousing : lead.Doubts & ~LeadDoubts.FairHousing;
            entry.Property(nameof(Lead.Doubts)).CurrentValue = doubts;
        }
    }

    private static bool IsWritten(EntityEntry entry) =>
        entry.Entity is Lead { MotivationNote.Length: > 0 } && (entry.State == EntityState.Added || (entry.State == EntityState.Modified && entry.Property(nameof(Lead.MotivationNote)).IsModified));

    /// <returns>Null when the tenant has no words of its own.</returns>
    private static async Task<FairHousingCheck?> OwnCheckAsync(OpsDb db, CancellationToken ct)
    {
        var inherited = await db.InstallationSettings.AsNoTracking().Where(row => keys.Contains(row.Key) && !row.IsInherited).ToDictionaryAsync(row => row.Key, row => row.Value, ct);
        var own = await db.Settings.AsNoTracking().Where(row => keys.Contains(row.Key) && !row.IsInherited).ToDictionaryAsync(row => row.Key, row => row.Value, ct);
        var check = FairHousingCheck.With(Of(SettingCatalog.ForbiddenWords), Of(SettingCatalog.AllowedPhrases));
        return ReferenceEquals(check, FairHousingCheck.Law) ? null : check;

        WordList Of(WordListSetting setting) => setting.Read(own.GetValueOrDefault(setting.Key) ?? inherited.GetValueOrDefault(setting.Key) ?? "") is { Succeeded: true } read ? read.Value : WordList.Empty;
    }
}
