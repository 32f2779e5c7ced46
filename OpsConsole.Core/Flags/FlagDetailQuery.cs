using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpsConsole.Core.Activity;
using OpsConsole.Core.Settings;

namespace OpsConsole.Core.Flags;

/// <summary>What was counted of one variant in the days that are shown.</summary>
public sealed record FlagFigure(string Variant, long Exposures, long Outcomes);

/// <summary>Something somebody did to a flag.</summary>
public sealed record FlagEvent(long EntryId, DateTime AtUtc, string Who, string Action, IReadOnlyList<FlagChange> Changes, string? Reason);

public sealed record FlagDetail(FlagLine Line, IReadOnlyList<FlagFigure> Figures, IReadOnlyList<FlagEvent> Events, IReadOnlyDictionary<long, string> Named);

/// <summary>One flag with its counts and its history. Callers check <see cref="FlagPermissions.View"/>.</summary>
public sealed class FlagDetailQuery(OpsDbs dbs, TenantSettings settings, TimeProvider clock)
{
    public const int Days = 30;
    public const int MostEvents = 100;

    private static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web);

    /// <returns>Null when the product has no such flag.</returns>
    public async Task<FlagDetail?> LoadAsync(long tenantId, string name, CancellationToken ct)
    {
        if (!FlagCatalog.ByName.TryGetValue(name, out var definition))
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var (since, before) = (DateOnly.FromDateTime(now).AddDays(-Days), now.AddDays(-await settings.GetAsync(tenantId, SettingCatalog.StaleFlagDays, ct)));
        await using var db = dbs.Open(tenantId);
        var row = await db.Flags.AsNoTracking().FirstOrDefaultAsync(flag => flag.Name == name, ct);
        var figures = await db.FlagTallies.Where(tally => tally.Flag == name && tally.Day > since).GroupBy(tally => tally.Variant)
            .Select(group => new FlagFigure(group.Key, group.Sum(tally => tally.Exposures), group.Sum(tally => tally.Outcomes))).ToListAsync(ct);
        var line = FlagListQuery.LineOf(definition, row, before);
        var ids = line.State.UserIds.Concat(line.Proposed?.UserIds ?? []).Distinct().ToArray();
        var named = ids.Length == 0 ? [] : await db.Users.Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, ct);
        return new FlagDetail(line, [.. figures.OrderBy(figure => figure.Variant, StringComparer.Ordinal)], row is null ? [] : await EventsAsync(db, row.Id, ct), named);
    }

    private static async Task<IReadOnlyList<FlagEvent>> EventsAsync(OpsDb db, long flagId, CancellationToken ct)
    {
        var entries = await db.Activity.AsNoTracking().Where(entry => entry.SubjectKind == Flag.Subject && entry.SubjectId == flagId)
            .OrderByDescending(entry => entry.Id).Take(MostEvents).ToListAsync(ct);
        return [.. entries.Select(entry => new FlagEvent(entry.Id, entry.AtUtc, entry.ActorName, entry.Action, ChangesOf(entry), entry.TextIn("reason")))];
    }

    private static IReadOnlyList<FlagChange> ChangesOf(ActivityEntry entry) => entry.Action == "flag.assigned"
        ? [new("Owner", entry.TextIn("from") ?? "nobody", entry.TextIn("to") ?? "nobody")]
        : entry.Particulars is { } particulars && JsonSerializer.Deserialize<FlagChanges>(particulars, format) is { Changes: { } changes } ? changes : [];
}
