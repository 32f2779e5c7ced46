using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;

namespace OpsConsole.Core.Settings;

/// <summary>One change of a setting; texts are in their one form.</summary>
/// <param name="IsInherited">Whether it went back to the inherited value.</param>
public sealed record SettingChange(long EntryId, DateTime AtUtc, string Who, string From, string To, bool IsInherited);

/// <summary>The newest changes of a setting, newest first. Callers check the permission of the scope.</summary>
public sealed class SettingHistoryQuery(OpsDbs dbs)
{
    public const int Most = 100;

    public async Task<IReadOnlyList<SettingChange>> LoadAsync(long tenantId, SettingScope scope, string key, CancellationToken ct)
    {
        await using var db = dbs.Open(tenantId);
        var (kind, id) = scope == SettingScope.Tenant
            ? (Setting.Subject, await db.Settings.Where(row => row.Key == key).Select(row => (long?)row.Id).FirstOrDefaultAsync(ct))
            : (InstallationSetting.Subject, await db.InstallationSettings.Where(row => row.Key == key).Select(row => (long?)row.Id).FirstOrDefaultAsync(ct));
        if (id is null)
            return [];
        var entries = await db.Activity.AsNoTracking().Where(entry => entry.SubjectKind == kind && entry.SubjectId == id)
            .OrderByDescending(entry => entry.Id).Take(Most).ToListAsync(ct);
        return [.. entries.Select(entry => new SettingChange(entry.Id, entry.AtUtc, entry.ActorName, TextOf(entry, "from"), TextOf(entry, "to"), entry.Particulars!.Contains("\"isInherited\":true", StringComparison.Ordinal)))];
    }

    /// <summary>Entries of earlier versions hold numbers.</summary>
    private static string TextOf(ActivityEntry entry, string name) => entry.TextIn(name) ?? entry.NumberIn(name)?.ToString(CultureInfo.InvariantCulture) ?? "";
}
